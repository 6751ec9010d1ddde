package org.chargebackledger.ingest.ocicost;

import org.chargebackledger.ingest.bill.TableFile;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;

import java.util.List;
import java.util.stream.Collectors;

/** What a report's rows say of each other: corrections of other months, and rows that repeat. */
final class OciReview {

    private OciReview() {}

    /** A reference is one row's: where it comes twice, a report or a part of it came twice. */
    static void repeated(DuckDb database, List<TableFile> files, Findings findings) {
        var references =
                files.stream()
                        .filter(file -> file.has(OciBill.REFERENCE))
                        .map(file ->
                                "SELECT "
                                        + file.cell(OciBill.REFERENCE)
                                        + " AS reference FROM "
                                        + file.relation())
                        .collect(Collectors.joining(" UNION ALL "));
        if (references.isEmpty()) {
            return;
        }
        var repeated =
                database.number(
                        "SELECT count(reference) - count(DISTINCT reference) FROM ("
                                + references
                                + ")");
        if (repeated > 0) {
            findings.warn(
                    null,
                    "repeated-reference",
                    repeated
                            + " rows have the reference number of another row: a report may have"
                            + " been delivered twice; all rows count");
        }
    }

    /**
     * A report names no billing period. A correction of an earlier month would be taken for that
     * month's whole bill.
     */
    static void corrections(DuckDb database, Findings findings) {
        database.stream(
                "SELECT billing_account, strftime(c.period, '%Y-%m') AS month, sum(c.row_count) AS"
                        + " corrections FROM raw_lines c WHERE charge_class = 'Correction' AND"
                        + " usage_months > 0 AND EXISTS (SELECT 1 FROM raw_lines o WHERE"
                        + " o.billing_account = c.billing_account AND o.period > c.period) GROUP"
                        + " BY ALL ORDER BY ALL",
                row ->
                        findings.reject(
                                null,
                                "billing-period-needed",
                                "account "
                                        + row.getString(1)
                                        + " has corrections of "
                                        + row.getString(2)
                                        + " beside charges of later months; billingPeriod must say"
                                        + " which month's bill they are on"));
    }
}
