package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.AmountText;
import org.chargebackledger.ingest.duckdb.DuckDb;

import java.util.List;

/**
 * SQL functions that turn cells into values without losing a digit. The engine's own cast rounds
 * what does not fit its scale, without a word; so it is only given text that fits.
 */
final class ExactMacros {

    /** Fits DECIMAL(38,24) as it stands. */
    private static final String PLAIN = "-?[0-9]{1,14}(\\.[0-9]{0,24})?";

    private static final String DATE_TIME =
            "\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)?";

    private static final List<String> DEFINITIONS =
            List.of(
                    // Words for nothing; the engine turns a longer IN into a join per column.
                    "cell(x) AS nullif(nullif(nullif(nullif(x, ''), 'NULL'), 'null'), 'None')",
                    "exact(x) AS CASE WHEN regexp_full_match(x, '"
                            + PLAIN
                            + "') THEN TRY_CAST(x AS DECIMAL(38,24))"
                            + " ELSE TRY_CAST(plain_amount(x) AS DECIMAL(38,24)) END",
                    // UTC; a time without a zone is taken as UTC too.
                    "instant(x) AS CASE WHEN regexp_full_match(x, '"
                            + DATE_TIME
                            + " ?(Z|UTC)?') THEN TRY_CAST(rtrim(x, ' ZUTC') AS TIMESTAMP)"
                            + " WHEN regexp_full_match(x, '"
                            + DATE_TIME
                            + " ?[+-]\\d{2}(:?\\d{2})?( UTC)?')"
                            + " THEN TRY_CAST(replace(rtrim(x, ' UTC'), ' +', '+') AS TIMESTAMPTZ)"
                            + " AT TIME ZONE 'UTC' END",
                    "has_no_zone(x) AS coalesce(regexp_full_match(x, '" + DATE_TIME + "'), false)");

    private ExactMacros() {}

    static void define(DuckDb database) {
        database.defineFunction("plain_amount", AmountText::plain);
        database.defineFunction("apportioned", Apportioned::costs);
        database.defineFunction("merged_tags", MergedTags::of);
        for (var definition : DEFINITIONS) {
            database.execute("CREATE MACRO " + definition);
        }
    }
}
