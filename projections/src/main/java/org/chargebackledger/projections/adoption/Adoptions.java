package org.chargebackledger.projections.adoption;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.optionalInteger;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.adoption.AdoptedMonth.Difference;
import org.chargebackledger.ledger.adoption.AdoptionContent;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.chargebackledger.projections.storage.Cursor;
import org.chargebackledger.projections.storage.Page;
import org.chargebackledger.projections.storage.PositionPages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Answers which policy versions were adopted for posted months. */
public final class Adoptions {

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;
    private final PositionPages pages;

    public Adoptions(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
        pages = new PositionPages(dataSource, "read_model.policy_adoption");
    }

    public Optional<KnownAdoption> find(String adoptionId) {
        return consistently.read(() ->
                jdbc.sql("SELECT * FROM read_model.policy_adoption WHERE adoption_id = :id")
                        .param("id", adoptionId)
                        .query(this::known)
                        .optional());
    }

    /** Those of a book in the order of proposing, newest last. */
    public Page<KnownAdoption> list(String book, @Nullable Cursor cursor, int limit) {
        return pages.read(
                cursor,
                limit,
                KnownAdoption::position,
                page ->
                        page.sql(
                                        """
                                        SELECT * FROM read_model.policy_adoption
                                        WHERE book = :book AND position > :after
                                          AND position <= :upTo
                                        ORDER BY position LIMIT :limit
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
                        months(id),
                        optionalInteger(row, "algorithm_version")),
                row.getString("content_hash"),
                runs(id),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                optional(row, "approved_by"),
                approvedAt == null ? null : Instant.parse(approvedAt),
                optional(row, "failure"));
    }

    private List<AdoptedMonth> months(String id) {
        var heads = heads(id);
        var differences = differences(id);
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.adopted_month WHERE adoption_id = :id
                        ORDER BY origin_period
                        """)
                .param("id", id)
                .query((row, number) -> {
                    var origin = period(row, "origin_period");
                    return new AdoptedMonth(
                            origin,
                            period(row, "posting_period"),
                            row.getString("replaced_run"),
                            row.getInt("replaced_version"),
                            row.getString("replaced_hash"),
                            heads.getOrDefault(origin, List.of()),
                            differences.getOrDefault(origin, List.of()));
                })
                .list();
    }

    private Map<Period, List<Head>> heads(String id) {
        var heads =
                jdbc.sql(
                                """
                                SELECT * FROM read_model.adopted_head WHERE adoption_id = :id
                                ORDER BY provider, billing_account, invoice_issuer, currency
                                """)
                        .param("id", id)
                        .query((row, number) ->
                                new Head(
                                        period(row, "origin_period"),
                                        sourceAccount(row),
                                        row.getString("run_id"),
                                        row.getLong("sequence")))
                        .list();
        return heads.stream().collect(Collectors.groupingBy(Head::originPeriod));
    }

    private Map<Period, List<Difference>> differences(String id) {
        var differences = new HashMap<Period, List<Difference>>();
        jdbc.sql(
                        """
                        SELECT * FROM read_model.adopted_difference WHERE adoption_id = :id
                        ORDER BY ordinal
                        """)
                .param("id", id)
                .query(row -> {
                    differences
                            .computeIfAbsent(period(row, "origin_period"), any -> new ArrayList<>())
                            .add(difference(row));
                });
        return differences;
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                row.getString("cost_center"), new Money(currency(row), row.getLong("minor_units")));
    }

    /** The runs by which its months are posted, as far as they are. */
    private List<String> runs(String id) {
        return jdbc.sql(
                        """
                        SELECT r.run_id FROM read_model.adopted_month m JOIN read_model.run r
                          ON r.run_id = m.adoption_id || '-' || m.origin_period
                        WHERE m.adoption_id = :id AND r.status = 'POSTED' ORDER BY m.origin_period
                        """)
                .param("id", id)
                .query((row, number) -> row.getString("run_id"))
                .list();
    }
}
