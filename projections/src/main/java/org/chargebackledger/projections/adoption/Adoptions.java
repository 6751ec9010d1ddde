package org.chargebackledger.projections.adoption;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.adoption.AdoptedMonth.Difference;
import org.chargebackledger.ledger.adoption.AdoptionContent;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers which policy versions were adopted for posted months. */
public final class Adoptions {

    private static final String MONTH = " WHERE adoption_id = :id AND origin_period = :period";

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;

    public Adoptions(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
    }

    public Optional<KnownAdoption> find(String adoptionId) {
        return consistently.read(() ->
                jdbc.sql("SELECT * FROM read_model.policy_adoption WHERE adoption_id = :id")
                        .param("id", adoptionId)
                        .query(this::known)
                        .optional());
    }

    /** All of a book, in the order of proposing. */
    public List<KnownAdoption> list(String book) {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT * FROM read_model.policy_adoption WHERE book = :book
                                ORDER BY position
                                """)
                        .param("book", book)
                        .query(this::known)
                        .list());
    }

    /** Those that are approved and not posted yet, oldest first. */
    public List<KnownAdoption> unfinished() {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT * FROM read_model.policy_adoption WHERE status = 'APPROVED'
                                ORDER BY position
                                """)
                        .query(this::known)
                        .list());
    }

    private KnownAdoption known(ResultSet row, int number) throws SQLException {
        var id = row.getString("adoption_id");
        var approvedAt = optional(row, "approved_at");
        return new KnownAdoption(
                row.getLong("position"),
                id,
                AdoptionStatus.valueOf(row.getString("status")),
                new AdoptionContent(
                        row.getString("book"),
                        row.getString("policy"),
                        row.getInt("version"),
                        row.getString("policy_hash"),
                        row.getString("reason"),
                        months(id)),
                row.getString("content_hash"),
                runs(id),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                optional(row, "approved_by"),
                approvedAt == null ? null : Instant.parse(approvedAt),
                optional(row, "failure"));
    }

    private List<AdoptedMonth> months(String id) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.adopted_month WHERE adoption_id = :id
                        ORDER BY origin_period
                        """)
                .param("id", id)
                .query((row, number) -> month(id, row))
                .list();
    }

    private AdoptedMonth month(String id, ResultSet row) throws SQLException {
        var origin = period(row, "origin_period");
        return new AdoptedMonth(
                origin,
                period(row, "posting_period"),
                row.getString("replaced_run"),
                row.getInt("replaced_version"),
                row.getString("replaced_hash"),
                of(
                        id,
                        origin,
                        "SELECT * FROM read_model.adopted_head"
                                + MONTH
                                + " ORDER BY provider, billing_account, invoice_issuer, currency",
                        (head, n) ->
                                new Head(
                                        origin,
                                        sourceAccount(head),
                                        head.getString("run_id"),
                                        head.getLong("sequence"))),
                of(
                        id,
                        origin,
                        "SELECT * FROM read_model.adopted_difference" + MONTH + " ORDER BY ordinal",
                        (difference, n) ->
                                new Difference(
                                        difference.getString("cost_center"),
                                        new Money(
                                                currency(difference),
                                                difference.getLong("minor_units")))));
    }

    private <T> List<T> of(String id, Period origin, String query, RowMapper<T> mapper) {
        return jdbc.sql(query)
                .param("id", id)
                .param("period", origin.toString())
                .query(mapper)
                .list();
    }

    private List<String> runs(String id) {
        return jdbc.sql(
                        """
                        SELECT run_id FROM read_model.adopted_month
                        WHERE adoption_id = :id AND run_id IS NOT NULL ORDER BY origin_period
                        """)
                .param("id", id)
                .query((row, number) -> row.getString("run_id"))
                .list();
    }
}
