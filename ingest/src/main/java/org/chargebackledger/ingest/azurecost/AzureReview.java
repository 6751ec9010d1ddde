package org.chargebackledger.ingest.azurecost;

import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ledger.money.Exact;

/** Whether the actual and the amortized costs of a delivery fit each other. */
final class AzureReview {

    private AzureReview() {}

    static void check(DuckDb database, boolean hasAmortized, Findings findings) {
        if (hasAmortized) {
            reportMonthOfOne(database, "actual", "amortized", findings);
            reportMonthOfOne(database, "amortized", "actual", findings);
            if (!findings.rejects()) {
                reportDifferences(database, findings);
            }
        } else if (database.number(
                        "SELECT count(*) FROM raw_lines WHERE commitment_id <> '' AND"
                                + " charge_category = 'Purchase'")
                > 0) {
            findings.warn(
                    null,
                    "no-amortized-costs",
                    "commitments are paid here and no amortized costs are delivered: effective"
                            + " cost is as billed");
        }
    }

    private static void reportMonthOfOne(
            DuckDb database, String missing, String delivered, Findings findings) {
        database.stream(
                "SELECT billing_account, strftime(period, '%Y-%m') AS month FROM raw_lines GROUP BY"
                        + " ALL HAVING sum("
                        + missing
                        + "_rows) = 0 ORDER BY ALL",
                row ->
                        findings.reject(
                                null,
                                missing + "-costs-missing",
                                "account "
                                        + row.getString(1)
                                        + " has "
                                        + delivered
                                        + " costs of "
                                        + row.getString(2)
                                        + " and no "
                                        + missing
                                        + " ones; a file is taken for what its rows show, else for"
                                        + " what its name says"));
    }

    /** Only a commitment's rows may cost one thing and amount to another. */
    private static void reportDifferences(DuckDb database, Findings findings) {
        database.stream(
                "SELECT billing_account, strftime(period, '%Y-%m') AS month, currency, count(*),"
                        + " sum(billed - effective) FROM raw_lines WHERE commitment_id = '' AND"
                        + " billed <> effective GROUP BY ALL ORDER BY ALL",
                row ->
                        findings.warn(
                                null,
                                "actual-amortized-differ",
                                row.getLong(4)
                                        + " groups of rows without a commitment cost "
                                        + Exact.of(row.getBigDecimal(5))
                                        + " "
                                        + row.getString(3)
                                        + " more in the actual than in the amortized costs of"
                                        + " account "
                                        + row.getString(1)
                                        + " in "
                                        + row.getString(2)));
    }
}
