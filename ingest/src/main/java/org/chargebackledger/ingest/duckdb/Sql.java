package org.chargebackledger.ingest.duckdb;

/** Names and texts as they stand in a statement. */
public final class Sql {

    private Sql() {}

    /** A text literal. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A quoted identifier. */
    public static String name(String value) {
        return "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
