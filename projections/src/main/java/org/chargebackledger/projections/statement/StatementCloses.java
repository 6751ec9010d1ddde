package org.chargebackledger.projections.statement;

import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;

import org.chargebackledger.ledger.dispute.WindowAtClose;
import org.chargebackledger.projections.statement.StatementDetails.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.Optional;

import javax.sql.DataSource;

/** Finds the closes that statements are final by, and what they say. */
final class StatementCloses {

    /**
     * A close that a statement is final by, or that came after it.
     *
     * @param window what it says of disputes; null on closes from before they said it
     * @param budgets what it says of budgets, likewise
     */
    record FinalBy(Instant closedAt, @Nullable String window, @Nullable String budgets) {

        @Nullable Instant disputeBy() {
            return window == null
                    ? null
                    : WindowAtClose.days(window)
                            .map(days -> WindowAtClose.end(closedAt, days))
                            .orElse(null);
        }
    }

    private final JdbcClient jdbc;

    StatementCloses(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /**
     * The close that the statements are final by; one at a later entry was not known as of this.
     */
    Optional<FinalBy> of(Scope scope) {
        return first(
                scope,
                """
                c.as_of <= :asOf AND c.as_of >= coalesce((
                    SELECT max(e.sequence) FROM read_model.entry e
                    WHERE e.book_id = b.id AND e.period = :period
                      AND e.sequence <= :asOf), 0)
                """);
    }

    /** The first close at a later entry: these statements never become final, but others did. */
    Optional<FinalBy> after(Scope scope) {
        return first(scope, "c.as_of > :asOf");
    }

    private Optional<FinalBy> first(Scope scope, String which) {
        return scope.bind(
                        jdbc.sql(
                                """
                                SELECT c.closed_at, w.detail AS dispute_window, g.detail AS budgets
                                FROM read_model.book b
                                JOIN read_model.period_close c ON c.book_id = b.id
                                LEFT JOIN read_model.close_check w
                                  ON w.book_id = c.book_id AND w.period = c.period
                                    AND w.revision = c.revision AND w.name = 'dispute-window'
                                LEFT JOIN read_model.close_check g
                                  ON g.book_id = c.book_id AND g.period = c.period
                                    AND g.revision = c.revision AND g.name = 'budgets'
                                WHERE b.name = :book AND c.period = :period AND (%s)
                                ORDER BY c.as_of, c.revision LIMIT 1
                                """
                                        .formatted(which)))
                .query((row, at) ->
                        new FinalBy(
                                instant(row, "closed_at"),
                                optional(row, "dispute_window"),
                                optional(row, "budgets")))
                .optional();
    }
}
