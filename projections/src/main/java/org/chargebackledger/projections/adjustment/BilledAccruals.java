package org.chargebackledger.projections.adjustment;

import static org.chargebackledger.projections.storage.Columns.period;

import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.AllocatedEntries;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

import javax.sql.DataSource;

/**
 * Answers which accruals are to end: what their source account is billed has been posted since.
 * What moves cost between cost centers alone, such as another policy, is no bill: it leaves
 * clearing as it was.
 */
public final class BilledAccruals {

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;

    public BilledAccruals(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
    }

    /**
     * An accrual that is posted and not taken back.
     *
     * @param number of its entry
     * @param billedIn the month where its source account was charged first since
     */
    public record BilledAccrual(String number, Period period, Period billedIn) {}

    /** The books that ever accrued anything. */
    public List<String> books() {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT b.name FROM read_model.book b WHERE EXISTS (
                                    SELECT 1 FROM read_model.entry e
                                    WHERE e.book_id = b.id AND e.kind = 'ACCRUAL')
                                ORDER BY b.name
                                """)
                        .query((row, number) -> row.getString("name"))
                        .list());
    }

    /** Those of a book, oldest first. */
    public List<BilledAccrual> of(String book) {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT accrual.number, accrual.period, since.billed_in
                                FROM read_model.book b
                                JOIN read_model.entry accrual
                                  ON accrual.book_id = b.id AND accrual.kind = 'ACCRUAL'
                                CROSS JOIN LATERAL (
                                    SELECT sum(moved.net) AS billed,
                                        min(e.period) FILTER (WHERE e.run_id IS NOT NULL)
                                            AS billed_in
                                    FROM read_model.entry e
                                    CROSS JOIN LATERAL (
                                        SELECT coalesce(sum(a.debit - a.credit), 0) AS net
                                        FROM read_model.entry_account a
                                        WHERE a.book_id = e.book_id AND a.sequence = e.sequence
                                          AND starts_with(a.account, 'clearing:')) moved
                                    WHERE e.book_id = b.id AND e.sequence > accrual.sequence
                                      AND e.sequence <= b.published
                                      AND e.origin_period = accrual.origin_period
                                      AND (e.provider, e.billing_account, e.invoice_issuer,
                                          e.currency) = (accrual.provider, accrual.billing_account,
                                          accrual.invoice_issuer, accrual.currency)
                                      AND\
                                """
                                        + AllocatedEntries.CONDITION
                                        + """
                                            ) since
                                        WHERE b.name = :book AND since.billed <> 0
                                          AND since.billed_in IS NOT NULL AND NOT EXISTS (
                                            SELECT 1 FROM read_model.entry taken
                                            WHERE taken.book_id = b.id
                                              AND taken.reverses = accrual.number)
                                        ORDER BY accrual.sequence
                                        """)
                        .param("book", book)
                        .query((row, number) ->
                                new BilledAccrual(
                                        row.getString("number"),
                                        period(row, "period"),
                                        period(row, "billed_in")))
                        .list());
    }
}
