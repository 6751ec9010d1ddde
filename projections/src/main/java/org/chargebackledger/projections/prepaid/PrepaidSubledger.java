package org.chargebackledger.projections.prepaid;

import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/** Answers what is left of each commitment, from the runs posted last. */
public final class PrepaidSubledger {

    private final JdbcClient jdbc;

    public PrepaidSubledger(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Every commitment that moved in a period or had something left before it, by source account
     * and commitment.
     */
    public List<PrepaidMonth> of(String book, Period period) {
        return jdbc.sql(
                        """
                        SELECT c.provider, c.billing_account, c.invoice_issuer, c.currency,
                            c.commitment_id, :period AS period,
                            coalesce(sum(c.purchased - c.amortised)
                                FILTER (WHERE r.period < :period), 0) AS opening,
                            coalesce(sum(c.purchased)
                                FILTER (WHERE r.period = :period), 0) AS purchased,
                            coalesce(sum(c.amortised)
                                FILTER (WHERE r.period = :period), 0) AS amortised
                        FROM read_model.run r
                        JOIN read_model.run_commitment c ON c.run_id = r.run_id
                        WHERE r.book = :book AND r.head AND r.period <= :period
                        GROUP BY c.provider, c.billing_account, c.invoice_issuer, c.currency,
                            c.commitment_id
                        HAVING bool_or(r.period = :period)
                            OR sum(c.purchased - c.amortised) <> 0
                        ORDER BY c.provider, c.billing_account, c.invoice_issuer, c.currency,
                            c.commitment_id
                        """)
                .param("book", book)
                .param("period", period.toString())
                .query(PrepaidSubledger::month)
                .list();
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
