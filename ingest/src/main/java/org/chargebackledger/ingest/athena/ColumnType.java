package org.chargebackledger.ingest.athena;

import java.util.List;
import java.util.Locale;

/** What a column holds, as far as the questions treat it differently. */
enum ColumnType {
    TEXT("string", "varchar", "char"),
    NUMBER("double", "float", "real", "decimal"),
    WHOLE("int", "integer", "bigint", "smallint", "tinyint"),
    TIMESTAMP("timestamp"),
    ZONED("timestamp with time zone", "timestamp with local time zone"),
    DATE("date"),
    MAP("map"),
    OTHER();

    private final List<String> names;

    ColumnType(String... names) {
        this.names = List.of(names);
    }

    /** Of a type as the catalog writes it, such as {@code map<string,string>}. */
    static ColumnType of(String declared) {
        var type = declared.toLowerCase(Locale.ROOT).replaceAll("[(<][^a-z]*[0-9a-z, )>]*[)>]", "");
        for (var one : values()) {
            if (one.names.contains(type.strip())) {
                return one;
            }
        }
        return type.startsWith("timestamp") && type.contains("zone") ? ZONED : OTHER;
    }

    /** SQL for the column as text; null where it is blank. */
    String text(String column) {
        return switch (this) {
            case TEXT -> "nullif(" + column + ", '')";
            case MAP ->
                    "CASE WHEN cardinality(%1$s) > 0 THEN json_format(CAST(%1$s AS JSON)) END"
                            .formatted(column);
            case OTHER -> "json_format(CAST(" + column + " AS JSON))";
            case NUMBER, WHOLE, TIMESTAMP, ZONED, DATE -> "CAST(" + column + " AS varchar)";
        };
    }

    /** SQL for the column as a time in UTC, without zone. */
    String time(String column) {
        return switch (this) {
            case TIMESTAMP, DATE -> "CAST(" + column + " AS timestamp(3))";
            case ZONED -> "CAST(" + column + " AT TIME ZONE 'UTC' AS timestamp(3))";
            case TEXT, NUMBER, WHOLE, MAP, OTHER ->
                    ("coalesce(TRY_CAST(%1$s AS timestamp(3)), CAST(TRY_CAST(replace(replace(%1$s,"
                                    + " 'T', ' '), 'Z', ' UTC') AS timestamp(3) with time zone)"
                                    + " AT TIME ZONE 'UTC' AS timestamp(3)))")
                            .formatted(text(column));
        };
    }

    /** SQL for the column's number as text; null where it is blank or a word for nothing. */
    String digits(String column) {
        return this == TEXT
                ? "CASE WHEN trim(%1$s) NOT IN ('', 'NULL', 'null', 'None', '\\N') THEN trim(%1$s) END"
                        .formatted(column)
                : "CAST(" + column + " AS varchar)";
    }
}
