package org.chargebackledger.ingest.awscur;

import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ledger.money.Exact;

/**
 * Checks what must hold of every report: unblended = amortized + true-up + upfront, and the net
 * columns, where there are any, add up to the unblended ones with their discount rows. AWS rounds
 * each cell to ten decimals, so that each row may be off by that much.
 */
final class CurIdentity {

    private static final String ROUNDING_OF_A_ROW = "0.000000001";

    private CurIdentity() {}

    static void check(DuckDb database, Findings findings) {
        report(
                database,
                findings,
                "sum(billed - effective - true_up - upfront)",
                "sum(commitment_rows)",
                "amortization-identity",
                "unblended differs from amortized + true-up + upfront by ");
        report(
                database,
                findings,
                "sum(net - billed)",
                "sum(row_count)",
                "net-differs",
                "the net costs differ from the unblended ones with their discount rows by ");
    }

    private static void report(
            DuckDb database,
            Findings findings,
            String difference,
            String roundedRows,
            String code,
            String reason) {
        database.stream(
                "SELECT billing_account, strftime(period, '%Y-%m') AS month, currency, "
                        + difference
                        + " AS difference FROM raw_lines WHERE NOT share GROUP BY ALL HAVING abs("
                        + difference
                        + ") > "
                        + ROUNDING_OF_A_ROW
                        + " * "
                        + roundedRows
                        + " ORDER BY ALL",
                row ->
                        findings.warn(
                                null,
                                code,
                                reason
                                        + Exact.of(row.getBigDecimal("difference"))
                                        + " "
                                        + row.getString("currency")
                                        + " for account "
                                        + row.getString("billing_account")
                                        + " in "
                                        + row.getString("month")));
    }
}
