package org.chargebackledger.projections.prepaid;

import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.rate.CarriedPrepaid;
import org.chargebackledger.ledger.rate.RateTable;
import org.chargebackledger.ledger.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers what is left of each commitment, from the runs posted last and what it began with. */
public final class PrepaidSubledger {

    private final JdbcClient jdbc;
    private final CarryingAmounts carrying;

    public PrepaidSubledger(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        carrying = new CarryingAmounts(dataSource);
    }

    /**
     * Every commitment that moved in a period or had something left before it, by source account
     * and commitment.
     */
    public List<PrepaidMonth> of(String book, Period period) {
        return jdbc.sql(
                        """
                        WITH moved AS (
                            SELECT c.provider, c.billing_account, c.invoice_issuer, c.currency,
                                c.commitment_id, r.period, 0 AS opened, c.purchased, c.amortised
                            FROM read_model.run r
                            JOIN read_model.run_commitment c ON c.run_id = r.run_id
                            WHERE r.book = :book AND r.head AND r.period <= :period
                            UNION ALL
                            SELECT a.provider, a.billing_account, a.invoice_issuer, a.currency,
                                a.opening_commitment, a.period, a.opening_amount, 0, 0
                            FROM read_model.adjustment a
                            WHERE a.book = :book AND a.kind = 'OPENING_BALANCE'
                              AND a.status = 'POSTED' AND a.period <= :period)
                        SELECT provider, billing_account, invoice_issuer, currency, commitment_id,
                            :period AS period,
                            sum(opened) + coalesce(sum(purchased - amortised)
                                FILTER (WHERE period < :period), 0) AS opening,
                            coalesce(sum(purchased)
                                FILTER (WHERE period = :period), 0) AS purchased,
                            coalesce(sum(amortised)
                                FILTER (WHERE period = :period), 0) AS amortised
                        FROM moved
                        GROUP BY provider, billing_account, invoice_issuer, currency, commitment_id
                        HAVING bool_or(period = :period)
                            OR sum(opened + purchased - amortised) <> 0
                        ORDER BY provider, billing_account, invoice_issuer, currency, commitment_id
                        """)
                .param("book", book)
                .param("period", period.toString())
                .query(PrepaidSubledger::month)
                .list();
    }

    /**
     * At what commitments are carried before a period, in currencies that are translated: each
     * month moved by what its run was posted by, so that the balances are those of the journal. One
     * that is used up is among them while a change of rate left something of it.
     *
     * @param rates of the period; at them, what months moved that were not translated
     */
    public List<CarriedPrepaid> carried(String book, Period period, RateTable rates) {
        return carrying.before(book, period, rates);
    }

    /** The first month that a run charged a source account for; empty before. */
    public Optional<Period> firstCharged(String book, SourceAccount account) {
        return jdbc.sql(
                        """
                        SELECT min(e.origin_period) AS period FROM read_model.book b
                        JOIN read_model.entry e ON e.book_id = b.id
                        WHERE b.name = :book AND e.run_id IS NOT NULL
                          AND (e.provider, e.billing_account, e.invoice_issuer, e.currency)
                              = (:provider, :account, :issuer, :currency)
                        HAVING count(*) > 0
                        """)
                .param("book", book)
                .param("provider", account.provider())
                .param("account", account.billingAccount())
                .param("issuer", account.invoiceIssuer())
                .param("currency", account.currency().code())
                .query((row, number) -> period(row, "period"))
                .optional();
    }

    private static PrepaidMonth month(ResultSet row, int number) throws SQLException {
        return new PrepaidMonth(
                sourceAccount(row),
                row.getString("commitment_id"),
                period(row, "period"),
                exact(row, "opening"),
                exact(row, "purchased"),
                exact(row, "amortised"));
    }
}
