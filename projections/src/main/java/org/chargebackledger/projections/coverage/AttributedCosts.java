package org.chargebackledger.projections.coverage;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.exact;

import org.chargebackledger.ledger.journal.PostingKey;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/** Answers what decided about a run's cost. */
public final class AttributedCosts {

    private final JdbcClient jdbc;

    public AttributedCosts(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /**
     * All cost of a run before pools are distributed; none of a run that was computed before this
     * was kept, until the read models are rebuilt.
     */
    public List<AttributedCost> of(String runId) {
        return jdbc.sql(
                        """
                        SELECT currency, cluster, namespace, of_node, origin, kind, pool,
                            sum(amount) AS amount
                        FROM read_model.run_attribution WHERE run_id = :runId
                        GROUP BY currency, cluster, namespace, of_node, origin, kind, pool
                        ORDER BY currency, cluster, namespace, of_node, origin, kind, pool
                        """)
                .param("runId", runId)
                .query((row, _) -> cost(row))
                .list();
    }

    private static AttributedCost cost(ResultSet row) throws SQLException {
        return new AttributedCost(
                currency(row),
                row.getString("origin"),
                row.getBoolean("of_node"),
                PostingKey.Kind.of(row.getString("kind")),
                row.getString("pool"),
                row.getString("cluster"),
                row.getString("namespace"),
                exact(row, "amount"));
    }
}
