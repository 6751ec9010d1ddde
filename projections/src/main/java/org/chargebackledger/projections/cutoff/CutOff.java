package org.chargebackledger.projections.cutoff;

import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.storage.Columns;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** Answers what is posted in a month for the use of earlier ones. */
public final class CutOff {

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;

    public CutOff(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
    }

    /** By source account and month of use; empty where nothing is, or nothing is posted. */
    public List<EarlierUse> of(String book, Period postingPeriod) {
        return consistently.read(() ->
                Stream.concat(
                                onTheBill(book, postingPeriod).stream(),
                                outOfPeriod(book, postingPeriod).stream())
                        .toList());
    }

    /** Lines of the bill that the month's own last run posted. */
    private List<EarlierUse> onTheBill(String book, Period period) {
        return jdbc.sql(
                        """
                        SELECT u.provider, u.billing_account, u.invoice_issuer, u.currency,
                            u.usage_month, sum(u.lines) AS lines, sum(u.billed) AS billed
                        FROM (SELECT run_id FROM read_model.run
                            WHERE book = :book AND period = :period AND status = 'POSTED'
                              AND coalesce(posting_period, period) = :period
                            ORDER BY position DESC LIMIT 1) last
                        JOIN read_model.run_snapshot s ON s.run_id = last.run_id
                        JOIN read_model.snapshot_usage_month u ON u.snapshot_id = s.snapshot_id
                        WHERE u.usage_month < :period
                        GROUP BY u.provider, u.billing_account, u.invoice_issuer, u.currency,
                            u.usage_month
                        ORDER BY 1, 2, 3, 4, 5
                        """)
                .param("book", book)
                .param("period", period.toString())
                .query((row, number) ->
                        new EarlierUse(
                                sourceAccount(row),
                                period(row, "usage_month"),
                                false,
                                row.getLong("lines"),
                                exact(row, "billed")))
                .list();
    }

    /** What clearing was credited in the month for others: cost centers and balances together. */
    private List<EarlierUse> outOfPeriod(String book, Period period) {
        return jdbc.sql(
                        """
                        SELECT e.provider, e.billing_account, e.invoice_issuer, e.currency,
                            e.origin_period, sum(a.credit - a.debit) AS posted
                        FROM read_model.book b
                        JOIN read_model.entry e ON e.book_id = b.id AND e.sequence <= b.published
                        JOIN read_model.entry_account a
                          ON a.book_id = e.book_id AND a.sequence = e.sequence
                        WHERE b.name = :book AND e.period = :period AND e.origin_period < :period
                          AND e.kind = 'OUT_OF_PERIOD' AND a.account LIKE 'clearing:%'
                        GROUP BY e.provider, e.billing_account, e.invoice_issuer, e.currency,
                            e.origin_period
                        ORDER BY 1, 2, 3, 4, 5
                        """)
                .param("book", book)
                .param("period", period.toString())
                .query((row, number) -> {
                    CurrencyCode currency = Columns.currency(row);
                    Money posted = Columns.money(row, "posted", currency);
                    return new EarlierUse(
                            sourceAccount(row),
                            period(row, "origin_period"),
                            true,
                            0,
                            posted.exact());
                })
                .list();
    }
}
