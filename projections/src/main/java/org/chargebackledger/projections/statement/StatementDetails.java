package org.chargebackledger.projections.statement;

import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.texts;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Details.Anchor;
import org.chargebackledger.projections.statement.Details.Delivery;
import org.chargebackledger.projections.statement.Details.Policy;
import org.chargebackledger.projections.statement.Details.Shared;
import org.chargebackledger.projections.statement.Details.Status;
import org.chargebackledger.projections.statement.Statement.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * Reads what statements of one period say beside their amounts: only what entries up to a sequence
 * and the runs that posted them pin, so that nothing which changes later gets in.
 */
final class StatementDetails {

    /** The newest run of each source account and origin period that the cost center shares in. */
    private static final String NEWEST_RUNS =
            """
            WITH touched AS (
                SELECT DISTINCT e.origin_period, e.provider, e.billing_account, e.invoice_issuer,
                    e.currency
                FROM read_model.book b
                JOIN read_model.entry_account a ON a.book_id = b.id
                    AND (a.cost_center = :costCenter
                        OR (a.memo = :costCenter AND a.cost_center IS NOT NULL))
                JOIN read_model.entry e ON e.book_id = b.id AND e.sequence = a.sequence
                WHERE b.name = :book AND e.%s = :period AND e.sequence <= :asOf),
            newest AS (
                SELECT DISTINCT ON (e.origin_period, e.provider, e.billing_account,
                    e.invoice_issuer, e.currency) e.provider, e.billing_account, e.run_id
                FROM read_model.book b
                JOIN read_model.entry e ON e.book_id = b.id
                JOIN touched t USING (origin_period, provider, billing_account, invoice_issuer,
                    currency)
                WHERE b.name = :book AND e.%s = :period AND e.sequence <= :asOf
                  AND e.run_id IS NOT NULL
                ORDER BY e.origin_period, e.provider, e.billing_account, e.invoice_issuer,
                    e.currency, e.sequence DESC)
            """;

    /**
     * Of what.
     *
     * @param revision of the statements
     */
    record Scope(String book, Period period, View view, long asOf, int revision) {

        String sql(String text) {
            return text.replace("%s", Statements.column(view));
        }

        StatementSpec bind(StatementSpec statement) {
            return statement
                    .param("book", book)
                    .param("period", period.toString())
                    .param("asOf", asOf);
        }
    }

    private record Holder(String name, String owner) {}

    private final JdbcClient jdbc;
    private final StatementRuns runs;
    private final StatementCloses closes;
    private final StatementSavings savings;
    private final StatementBudgets budgets;

    StatementDetails(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        runs = new StatementRuns(dataSource);
        closes = new StatementCloses(dataSource);
        savings = new StatementSavings(dataSource);
        budgets = new StatementBudgets(dataSource);
    }

    /** The details of one cost center's statements, by currency. */
    Function<CurrencyCode, Details> of(Scope scope, String costCenter) {
        var holder =
                runs.newest(scope, "").stream()
                        .findFirst()
                        .flatMap(run -> holder(scope, costCenter, run));
        var splitting = runs.newest(scope, "AND e.origin_period = :period");
        var invoiced = runs.intercompany(scope, costCenter);
        var close = closes.of(scope);
        var freezing = close.or(() -> closes.after(scope));
        var disputeBy =
                scope.view() == View.POSTED
                        ? close.map(StatementCloses.FinalBy::disputeBy).orElse(null)
                        : null;
        var policies = policies(scope, costCenter);
        var deliveries = deliveries(scope, costCenter);
        var anchor = anchor(scope);
        var splittingIds = splitting.stream().map(StatementRuns.Named::id).toList();
        return currency ->
                new Details(
                        holder.map(Holder::name).orElse(null),
                        holder.map(Holder::owner).orElse(null),
                        status(scope, close),
                        disputeBy,
                        splitting.stream()
                                .flatMap(one -> shared(one.id(), costCenter, currency).stream())
                                .toList(),
                        savings.of(splittingIds, costCenter, currency),
                        budgets.of(scope, costCenter, currency, freezing),
                        policies,
                        deliveries,
                        invoiced.stream()
                                .filter(one -> one.amount().currency().equals(currency))
                                .toList(),
                        anchor);
    }

    Status status(Scope scope) {
        return status(scope, closes.of(scope));
    }

    private static Status status(Scope scope, Optional<StatementCloses.FinalBy> close) {
        if (close.isEmpty()) {
            return Status.ESTIMATE;
        }
        return scope.revision() == 1 ? Status.FINAL : Status.REVISED;
    }

    /** As the register of the run's own book said it, which that run pinned. */
    private Optional<Holder> holder(Scope scope, String costCenter, StatementRuns.Named run) {
        return jdbc.sql(
                        """
                        SELECT name, owner FROM read_model.cost_center_record
                        WHERE book = :book AND code = :code AND version <= :version
                          AND valid_from <= :day
                        ORDER BY valid_from DESC, version DESC LIMIT 1
                        """)
                .param("book", run.book())
                .param("code", costCenter)
                .param("version", run.registerVersion())
                .param("day", scope.period().month().atEndOfMonth())
                .query((row, at) -> new Holder(row.getString("name"), row.getString("owner")))
                .optional();
    }

    private List<Shared> shared(String runId, String costCenter, CurrencyCode currency) {
        return jdbc.sql(
                        """
                        SELECT pool, driver, own, total, sum(amount) AS amount,
                            CASE WHEN min(cluster) = max(cluster) THEN min(cluster) ELSE '' END
                                AS cluster
                        FROM read_model.run_driver
                        WHERE run_id = :run AND cost_center = :costCenter AND currency = :currency
                        GROUP BY pool, driver, own, total
                        ORDER BY pool, driver, cluster, total, own
                        """)
                .param("run", runId)
                .param("costCenter", costCenter)
                .param("currency", currency.code())
                .query((row, at) ->
                        new Shared(
                                row.getString("pool"),
                                row.getString("cluster"),
                                row.getString("driver"),
                                exact(row, "own"),
                                exact(row, "total"),
                                exact(row, "amount")))
                .list();
    }

    private List<Policy> policies(Scope scope, String costCenter) {
        return scope.bind(
                        jdbc.sql(
                                scope.sql(
                                        NEWEST_RUNS
                                                + """
                                                SELECT DISTINCT r.policy, r.policy_version,
                                                    r.policy_hash
                                                FROM newest
                                                JOIN read_model.run r ON r.run_id = newest.run_id
                                                ORDER BY r.policy, r.policy_version
                                                """)))
                .param("costCenter", costCenter)
                .query((row, at) ->
                        new Policy(
                                row.getString("policy"),
                                row.getInt("policy_version"),
                                row.getString("policy_hash")))
                .list();
    }

    private List<Delivery> deliveries(Scope scope, String costCenter) {
        return scope.bind(
                        jdbc.sql(
                                scope.sql(
                                        NEWEST_RUNS
                                                + """
                                                SELECT s.provider, s.billing_account,
                                                    s.billing_period, s.revision, d.source,
                                                    d.sha256, coalesce(array_agg(DISTINCT
                                                        c.invoice_id::text COLLATE "C"
                                                        ORDER BY c.invoice_id::text COLLATE "C")
                                                        FILTER (WHERE c.invoice_id <> ''),
                                                        '{}') AS invoices
                                                FROM newest n
                                                JOIN read_model.run_snapshot u
                                                  ON u.run_id = n.run_id
                                                JOIN read_model.cost_snapshot s
                                                  ON s.id = u.snapshot_id
                                                    AND s.provider = n.provider
                                                    AND s.billing_account = n.billing_account
                                                JOIN read_model.delivery d
                                                  ON d.import_id = s.import_id
                                                LEFT JOIN read_model.control_total c
                                                  ON c.import_id = s.import_id
                                                    AND c.provider = s.provider
                                                    AND c.billing_account = s.billing_account
                                                GROUP BY 1, 2, 3, 4, 5, 6
                                                ORDER BY 1, 2, 3, 4, 6
                                                """)))
                .param("costCenter", costCenter)
                .query((row, at) ->
                        new Delivery(
                                row.getString("provider"),
                                row.getString("billing_account"),
                                period(row, "billing_period"),
                                row.getInt("revision"),
                                row.getString("source"),
                                row.getString("sha256"),
                                texts(row, "invoices")))
                .list();
    }

    private @Nullable Anchor anchor(Scope scope) {
        return scope.bind(
                        jdbc.sql(
                                """
                                SELECT e.number, e.hash FROM read_model.book b
                                JOIN read_model.entry e ON e.book_id = b.id
                                WHERE b.name = :book AND e.period = :period AND e.sequence <= :asOf
                                ORDER BY e.sequence DESC LIMIT 1
                                """))
                .query((row, at) -> new Anchor(row.getString("number"), row.getString("hash")))
                .optional()
                .orElse(null);
    }
}
