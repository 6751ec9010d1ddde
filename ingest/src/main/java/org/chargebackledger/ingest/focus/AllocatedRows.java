package org.chargebackledger.ingest.focus;

import org.chargebackledger.ingest.bill.TableFile;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;

/**
 * Rows by which a provider spreads a shared resource's charge over its consumers (FOCUS 1.3 {@code
 * Allocated*}). By the specification the origin row is left out or zeroed, so that the allocated
 * rows are the money. Where an origin row still carries what its allocated rows add up to, the
 * money is counted once: as the allocated rows divide it if they do so in every cost, else as the
 * origin row has it.
 */
final class AllocatedRows {

    /** What an origin row and its allocated rows have in common at the grain of a day. */
    private static final String ORIGIN =
            "period, start_day, end_day, provider, billing_account, sub_account, invoice_issuer,"
                    + " invoice_id, service, charge_category, commitment_id, resource, currency";

    private AllocatedRows() {}

    static String isAllocated(TableFile file) {
        return "("
                + file.cell("AllocatedMethodId")
                + " IS NOT NULL AND "
                + file.cell("AllocatedResourceId")
                + " IS NOT NULL)";
    }

    /** The consumer's own tags win over those of the shared resource. */
    static String tags(TableFile file) {
        var tags = file.cell("Tags");
        if (!file.has("AllocatedTags")) {
            return tags;
        }
        var allocated = file.cell("AllocatedTags");
        return "CASE WHEN %2$s IS NULL THEN %1$s ELSE coalesce(TRY(CAST(json_merge_patch(coalesce(%1$s, '{}'), %2$s) AS VARCHAR)), %2$s) END"
                .formatted(tags, allocated);
    }

    /** Until here every allocated row is marked as a share row. */
    static void settle(DuckDb database, Findings findings) {
        if (database.number("SELECT count(*) FROM raw_lines WHERE share") == 0) {
            return;
        }
        database.execute(
                "CREATE TABLE sums AS SELECT "
                        + ORIGIN
                        + both("billed")
                        + both("effective")
                        + both("list")
                        + both("contracted")
                        + " FROM raw_lines GROUP BY ALL HAVING bool_or(share)");
        database.execute(
                "CREATE TABLE origins AS SELECT *, origin_billed <> 0 OR origin_effective <> 0 AS"
                        + " has_money, has_money AND origin_billed = split_billed AND"
                        + " origin_effective = split_effective AS is_kept, is_kept AND origin_list"
                        + " = split_list AND origin_contracted = split_contracted AS is_divided"
                        + " FROM sums");
        report(database, findings);
        database.execute(
                "UPDATE raw_lines SET share = NOT share WHERE ("
                        + ORIGIN
                        + ") IN (SELECT ("
                        + ORIGIN
                        + ") FROM origins WHERE is_divided)");
        database.execute(
                "UPDATE raw_lines SET share = false WHERE share AND ("
                        + ORIGIN
                        + ") NOT IN (SELECT ("
                        + ORIGIN
                        + ") FROM origins WHERE is_kept)");
    }

    /** A cost of the allocated rows, and of the other rows. */
    private static String both(String cost) {
        return ", sum(%1$s) FILTER (share) AS split_%1$s, coalesce(sum(%1$s) FILTER (NOT share), 0) AS origin_%1$s"
                .formatted(cost);
    }

    private static void report(DuckDb database, Findings findings) {
        var doubtful =
                database.number("SELECT count(*) FROM origins WHERE has_money AND NOT is_kept");
        if (doubtful > 0) {
            findings.warn(
                    null,
                    "allocated-beside-other-rows",
                    doubtful
                            + " shared resources have allocated rows and other charges of another"
                            + " amount on the same day; both count as money");
        }
        var divided = database.number("SELECT count(*) FROM origins WHERE is_divided");
        if (divided > 0) {
            findings.warn(
                    null,
                    "divided-rows",
                    divided
                            + " shared resources have rows that carry the same money undivided;"
                            + " those are not counted, their allocated rows are");
        }
        var kept = database.number("SELECT count(*) FROM origins WHERE is_kept AND NOT is_divided");
        if (kept > 0) {
            findings.warn(
                    null,
                    "share-rows",
                    kept
                            + " shared resources have allocated rows that do not divide every"
                            + " cost; these are not counted, the undivided rows are");
        }
    }
}
