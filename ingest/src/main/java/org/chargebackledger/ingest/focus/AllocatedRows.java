package org.chargebackledger.ingest.focus;

import org.chargebackledger.ingest.bill.TableFile;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;

/**
 * Rows by which a provider spreads a shared resource's charge over its consumers (FOCUS 1.3 {@code
 * Allocated*}). By the specification the origin row is left out or zeroed, so that the allocated
 * rows are the money. Where an origin row still carries exactly what its allocated rows add up to,
 * the money is there, and they are share rows.
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
                "CREATE TABLE origins AS SELECT "
                        + ORIGIN
                        + ", sum(billed) FILTER (share) AS split_billed,"
                        + " sum(effective) FILTER (share) AS split_effective,"
                        + " coalesce(sum(billed) FILTER (NOT share), 0) AS origin_billed,"
                        + " coalesce(sum(effective) FILTER (NOT share), 0) AS origin_effective"
                        + " FROM raw_lines GROUP BY ALL HAVING bool_or(share)");
        database.execute(
                "UPDATE raw_lines SET share = false WHERE share AND ("
                        + ORIGIN
                        + ") NOT IN (SELECT ("
                        + ORIGIN
                        + ") FROM origins WHERE origin_billed = split_billed"
                        + " AND origin_effective = split_effective"
                        + " AND (origin_billed <> 0 OR origin_effective <> 0))");
        report(database, findings);
    }

    private static void report(DuckDb database, Findings findings) {
        var doubtful =
                database.number(
                        "SELECT count(*) FROM origins WHERE (origin_billed <> 0 OR origin_effective"
                            + " <> 0) AND NOT (origin_billed = split_billed AND origin_effective ="
                            + " split_effective)");
        if (doubtful > 0) {
            findings.warn(
                    null,
                    "allocated-beside-other-rows",
                    doubtful
                            + " shared resources have allocated rows and other charges of another"
                            + " amount on the same day; both count as money");
        }
        var shares =
                database.number(
                        "SELECT coalesce(sum(row_count), 0)::BIGINT FROM raw_lines WHERE share");
        if (shares > 0) {
            findings.warn(
                    null,
                    "share-rows",
                    shares
                            + " rows only split a row that carries the same money; they are not"
                            + " counted");
        }
    }
}
