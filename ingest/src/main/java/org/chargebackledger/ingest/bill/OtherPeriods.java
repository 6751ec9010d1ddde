package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ledger.time.Period;

/**
 * Rows of other billing periods than the one that is asked for: pieces of a bill that are written
 * day by day do not end with the month.
 */
final class OtherPeriods {

    private OtherPeriods() {}

    /** Removes them, and says how many and how much; each month's delivery has its own. */
    static void leaveOut(DuckDb database, Period only, Findings findings) {
        var others = "FROM raw_lines WHERE period <> DATE '%s'".formatted(only.firstDay());
        database.stream(
                "SELECT strftime(period, '%Y-%m') AS month, currency, sum(row_count)::BIGINT AS"
                        + " left_out, coalesce(sum(billed) FILTER (NOT share), 0) AS billed "
                        + others
                        + " GROUP BY ALL ORDER BY ALL",
                row ->
                        findings.warn(
                                null,
                                "other-period",
                                "%d rows of %s are left out, %s %s billed: that month's own delivery counts them"
                                        .formatted(
                                                row.getLong("left_out"),
                                                row.getString("month"),
                                                row.getBigDecimal("billed")
                                                        .stripTrailingZeros()
                                                        .toPlainString(),
                                                row.getString("currency"))));
        database.execute("DELETE " + others);
    }
}
