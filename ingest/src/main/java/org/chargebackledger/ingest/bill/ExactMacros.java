package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.Sql;

import java.util.List;

/**
 * SQL functions that turn cells into values without losing a digit. The engine's own cast rounds
 * what does not fit its scale, without a word; these decide on the text first.
 */
final class ExactMacros {

    /** Fits DECIMAL(38,24) as it stands. */
    private static final String PLAIN = "-?[0-9]{1,14}(\\.[0-9]{0,24})?";

    private static final String DATE_TIME =
            "\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)?";

    private static final List<String> DEFINITIONS =
            List.of(
                    // A cell, or null where the sender wrote one of the usual words for nothing.
                    "cell(x) AS CASE WHEN x IN ('', 'NULL', 'null', 'None', '\\N') THEN NULL ELSE x"
                        + " END",
                    "mantissa(x) AS regexp_extract(x, '^-?([0-9]*\\.?[0-9]*)', 1)",
                    "digits(x) AS replace(mantissa(x), '.', '')",
                    // How many of the digits stand before the decimal point, e-notation applied.
                    "point_at(x) AS length(split_part(mantissa(x), '.', 1)) +"
                        + " coalesce(TRY_CAST(regexp_extract(x, '[eE](-?[0-9]+)$', 1) AS INTEGER),"
                        + " 0)",
                    "whole_digits(d, p) AS ltrim(CASE WHEN p <= 0 THEN ''"
                            + " WHEN p >= length(d) THEN d || repeat('0', p - length(d))"
                            + " ELSE left(d, p) END, '0')",
                    "decimal_digits(d, p) AS rtrim(CASE WHEN p >= length(d) THEN '' WHEN p <= 0"
                        + " THEN repeat('0', -p) || d ELSE substr(d, p + 1) END, '0')",
                    "joined(sign, w, f) AS CASE WHEN length(w) <= 14 AND length(f) <= 24 THEN"
                        + " TRY_CAST(sign || '0' || w || '.' || f || '0' AS DECIMAL(38,24)) END",
                    "exact(x) AS CASE WHEN x IS NULL THEN NULL"
                            + " WHEN regexp_full_match(x, '"
                            + PLAIN
                            + "') THEN TRY_CAST(x AS DECIMAL(38,24))"
                            + " WHEN regexp_full_match(x, '"
                            + AmountText.NUMBER
                            + "') THEN joined(CASE WHEN left(x, 1) = '-' THEN '-' ELSE '' END,"
                            + " whole_digits(digits(x), point_at(x)),"
                            + " decimal_digits(digits(x), point_at(x))) END",
                    "is_no_amount(x) AS x IS NOT NULL AND exact(x) IS NULL",
                    // UTC; a time without a zone is taken as UTC too.
                    "instant(x) AS CASE WHEN x IS NULL THEN NULL"
                            + " WHEN regexp_full_match(x, '"
                            + DATE_TIME
                            + " ?(Z|UTC)?') THEN TRY_CAST(rtrim(x, ' ZUTC') AS TIMESTAMP)"
                            + " WHEN regexp_full_match(x, '"
                            + DATE_TIME
                            + " ?[+-]\\d{2}(:?\\d{2})?( UTC)?')"
                            + " THEN TRY_CAST(replace(rtrim(x, ' UTC'), ' +', '+') AS TIMESTAMPTZ)"
                            + " AT TIME ZONE 'UTC' END",
                    "has_no_zone(x) AS x IS NOT NULL AND regexp_full_match(x, '"
                            + DATE_TIME
                            + "')");

    private ExactMacros() {}

    static void define(DuckDb database) {
        for (var definition : DEFINITIONS) {
            database.execute("CREATE MACRO " + definition);
        }
    }

    static String cell(String expression) {
        return "cell(" + expression + ")";
    }

    static String exact(String cell) {
        return "exact(" + cell + ")";
    }

    static String text(String value) {
        return Sql.text(value);
    }
}
