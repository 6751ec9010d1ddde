package org.chargebackledger.projections.statement;

import static org.chargebackledger.projections.storage.Columns.exact;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.run.Savings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/** Reads what charges are beside other prices, as the runs recorded it. */
final class StatementSavings {

    private final JdbcClient jdbc;

    StatementSavings(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Those of a cost center in a currency; null where it has none, or where one of the runs is
     * from before they were recorded: a part of them would say less than nothing.
     */
    @Nullable Savings of(List<String> runs, String costCenter, CurrencyCode currency) {
        if (runs.isEmpty() || !areRecorded(runs)) {
            return null;
        }
        return jdbc
                .sql(
                        """
                        SELECT * FROM read_model.run_savings
                        WHERE run_id IN (:runs) AND cost_center = :costCenter
                          AND currency = :currency
                        """)
                .param("runs", runs)
                .param("costCenter", costCenter)
                .param("currency", currency.code())
                .query((row, at) -> savings(row))
                .list()
                .stream()
                .reduce(Savings::plus)
                .orElse(null);
    }

    private boolean areRecorded(List<String> runs) {
        return jdbc.sql(
                                """
                                SELECT count(DISTINCT run_id) FROM read_model.run_savings
                                WHERE run_id IN (:runs)
                                """)
                        .param("runs", runs)
                        .query(Integer.class)
                        .single()
                == runs.size();
    }

    private static Savings savings(ResultSet row) throws SQLException {
        return new Savings(
                exact(row, "list"),
                exact(row, "contracted"),
                exact(row, "effective"),
                exact(row, "negotiated"),
                exact(row, "spot"),
                exact(row, "commitments"),
                exact(row, "used"),
                exact(row, "unused"),
                exact(row, "unlisted"),
                exact(row, "uncontracted"));
    }
}
