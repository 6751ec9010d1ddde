package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ledger.money.Exact;

import java.util.List;

/** What does not fit together between share rows and the rows they divide, by account and month. */
final class ShareFindings {

    /** Each cell of a weight is rounded by its provider. */
    private static final String ROUNDING_OF_A_ROW = "0.000000001";

    private static final String BOTH = "slots s JOIN charges c USING (" + key() + ")";
    private static final String OFF = ROUNDING_OF_A_ROW + " * (share_rows + charge_rows)";
    private static final String IS_DIVIDED = "negatives = 0 AND weight > 0";

    /**
     * One thing to look for.
     *
     * @param from SQL for the resources and times it is found at
     * @param rows SQL for how many rows it concerns there
     * @param amount SQL for how much money or weight
     * @param reason format of rows, resources and amount, in this order
     */
    private record Question(String code, String from, String rows, String amount, String reason) {}

    private static final List<Question> QUESTIONS =
            List.of(
                    new Question(
                            "shares-without-parent",
                            "slots ANTI JOIN charges USING (" + key() + ")",
                            "share_rows",
                            "weight",
                            "%d share rows of %d resources divide nothing that was charged for the"
                                    + " same time; their weights of %s are no money and count"
                                    + " nowhere"),
                    new Question(
                            "negative-shares",
                            BOTH + " WHERE negatives > 0",
                            "negatives",
                            "effective",
                            "%d share rows of %d resources have a negative cost; what these"
                                    + " resources cost at the same time, %s, is not divided"),
                    new Question(
                            "shares-without-weight",
                            BOTH + " WHERE negatives = 0 AND weight <= 0",
                            "share_rows",
                            "effective",
                            "%d share rows of %d resources have no cost at all; what these"
                                    + " resources cost at the same time, %s, is not divided"),
                    new Question(
                            "blank-weight",
                            BOTH + " WHERE " + IS_DIVIDED + " AND blanks > 0",
                            "blanks",
                            "effective",
                            "%d share rows of %d resources have no cost, so they get nothing of"
                                    + " the %s that others at the same time divide"),
                    new Question(
                            "shares-exceed-parent",
                            BOTH + " WHERE " + IS_DIVIDED + " AND weight - whole > " + OFF,
                            "share_rows",
                            "weight - whole",
                            "%d share rows of %d resources add up to more than these cost, by %s;"
                                    + " what they cost is divided in proportion"),
                    new Question(
                            "shares-short-of-parent",
                            BOTH + " WHERE " + IS_DIVIDED + " AND whole - weight > " + OFF,
                            "share_rows",
                            "whole - weight",
                            "%d share rows of %d resources add up to less than these cost, by %s;"
                                    + " what they cost is divided in proportion"),
                    new Question(
                            "undivided-hours",
                            "charges ANTI JOIN slots USING (" + key() + ")",
                            "charge_rows",
                            "effective",
                            "%d rows of %d resources have no share rows for their time, though"
                                    + " other times have; their %s names no consumer"));

    private final DuckDb database;
    private final Findings findings;

    ShareFindings(DuckDb database, Findings findings) {
        this.database = database;
        this.findings = findings;
    }

    private static String key() {
        return ShareDivision.RESOURCE + ", " + ShareDivision.SLOT;
    }

    void report() {
        QUESTIONS.forEach(this::report);
    }

    private void report(Question question) {
        database.stream(
                "SELECT billing_account, strftime(period, '%Y-%m') AS month, sum("
                        + question.rows()
                        + ")::BIGINT AS concerned, count(DISTINCT resource) AS resources, sum("
                        + question.amount()
                        + ") AS amount FROM "
                        + question.from()
                        + " GROUP BY provider, billing_account, period ORDER BY ALL",
                row ->
                        findings.warn(
                                null,
                                question.code(),
                                question.reason()
                                                .formatted(
                                                        row.getLong("concerned"),
                                                        row.getLong("resources"),
                                                        Exact.of(row.getBigDecimal("amount")))
                                        + "; account "
                                        + row.getString("billing_account")
                                        + " in "
                                        + row.getString("month")));
    }
}
