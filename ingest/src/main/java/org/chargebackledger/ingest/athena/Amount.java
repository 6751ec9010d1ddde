package org.chargebackledger.ingest.athena;

/**
 * An amount of a report in SQL. Reports lie in Athena as doubles or as texts; the shortest text
 * that reads back as the same double is the decimal that AWS wrote, so that no amount is ever
 * summed as a double.
 *
 * @param digits SQL for its text, with or without exponent; null where it is blank
 */
record Amount(String digits) {

    /** What the ledger keeps. */
    private static final int DECIMALS = 24;

    static Amount of(CurTable table, String column) {
        var type = table.type(column);
        return new Amount((type == null ? ColumnType.TEXT : type).digits(CurQuery.name(column)));
    }

    /** SQL for it as a decimal; null where it is blank or no number. */
    String exact() {
        return "TRY_CAST(" + digits + " AS DECIMAL(38," + DECIMALS + "))";
    }

    /** SQL, true where the decimal is not all of it: NaN, too large, or with more decimals. */
    String isLossy() {
        return "(%1$s IS NOT NULL AND (%2$s IS NULL OR %3$s > %4$d))"
                .formatted(digits, exact(), decimals(), DECIMALS);
    }

    /** How many decimals a text such as {@code 1.25E-10} has: 12. */
    private String decimals() {
        return ("coalesce(length(regexp_replace(regexp_extract(%1$s, '\\.([0-9]*)', 1), '0+$',"
                    + " '')), 0) - coalesce(TRY_CAST(regexp_extract(%1$s, '[eE]([+-]?[0-9]+)$', 1)"
                    + " AS integer), 0)")
                .formatted(digits);
    }
}
