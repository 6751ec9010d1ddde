package org.chargebackledger.projections.statement;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.money;

import org.chargebackledger.projections.statement.Details.Intercompany;
import org.chargebackledger.projections.statement.StatementDetails.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** By whose runs statements of one period are charged: the book's own, and those it mirrors. */
final class StatementRuns {

    /** A run and the book whose invoices it allocated. */
    record Named(String id, String book, int registerVersion) {}

    private static final String RUNS =
            """
            FROM read_model.book b
            JOIN read_model.entry e ON e.book_id = b.id
            JOIN read_model.run r ON r.run_id = e.run_id
            WHERE b.name = :book AND e.%s = :period AND e.sequence <= :asOf
            """;

    private final JdbcClient jdbc;

    StatementRuns(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** The newest run of each book whose invoices are in it, the own one's first. */
    List<Named> newest(Scope scope, String condition) {
        var runs = new ArrayList<Named>();
        runs.addAll(
                runs(
                        scope,
                        "SELECT r.run_id, r.book, r.register_version "
                                + RUNS
                                + condition
                                + " AND NOT e.mirrored ORDER BY e.sequence DESC LIMIT 1"));
        runs.addAll(
                runs(
                        scope,
                        "SELECT DISTINCT ON (r.book) r.run_id, r.book, r.register_version "
                                + RUNS
                                + condition
                                + " AND e.mirrored ORDER BY r.book, e.sequence DESC"));
        return runs;
    }

    private List<Named> runs(Scope scope, String sql) {
        return scope.bind(jdbc.sql(scope.sql(sql)))
                .query((row, at) ->
                        new Named(
                                row.getString("run_id"),
                                row.getString("book"),
                                row.getInt("register_version")))
                .list();
    }

    /** What is charged to a cost center by invoices of other entities' books. */
    List<Intercompany> intercompany(Scope scope, String costCenter) {
        return scope.bind(
                        jdbc.sql(
                                scope.sql(
                                        """
                                        SELECT e.pair_book, e.pair_entity, a.currency,
                                            sum(a.debit - a.credit) AS amount
                                        FROM read_model.book b
                                        JOIN read_model.entry e
                                          ON e.book_id = b.id AND e.mirrored
                                        JOIN read_model.entry_account a
                                          ON a.book_id = b.id AND a.sequence = e.sequence
                                            AND a.cost_center = :costCenter
                                        WHERE b.name = :book AND e.%s = :period
                                          AND e.sequence <= :asOf
                                        GROUP BY e.pair_book, e.pair_entity, a.currency
                                        ORDER BY e.pair_book, e.pair_entity
                                        """)))
                .param("costCenter", costCenter)
                .query((row, at) ->
                        new Intercompany(
                                row.getString("pair_book"),
                                row.getString("pair_entity"),
                                money(row, "amount", currency(row))))
                .list();
    }
}
