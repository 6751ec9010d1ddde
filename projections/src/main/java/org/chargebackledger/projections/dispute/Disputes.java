package org.chargebackledger.projections.dispute;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.dispute.DisputeContent;
import org.chargebackledger.ledger.dispute.DisputeContent.Evidence;
import org.chargebackledger.ledger.dispute.DisputeStatus;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.dispute.KnownDispute.End;
import org.chargebackledger.projections.dispute.KnownDispute.Said;
import org.chargebackledger.projections.journal.PostingRows;
import org.chargebackledger.projections.storage.Cursor;
import org.chargebackledger.projections.storage.Page;
import org.chargebackledger.projections.storage.PositionPages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers which disputes there are. */
public final class Disputes {

    private static final String SELECT = "SELECT d.* FROM read_model.dispute d ";

    /** What a cost center disputes, and what would be or is charged to it in others' place. */
    private static final String CONCERNS =
            """
             AND (:everything OR d.cost_center = ANY(:costCenters) OR EXISTS (
                SELECT 1 FROM read_model.adjustment a
                JOIN read_model.adjustment_line l ON l.adjustment_id = a.adjustment_id
                WHERE a.dispute_id = d.dispute_id AND l.cost_center = ANY(:costCenters)
                  AND a.status IN ('PROPOSED', 'APPROVED', 'POSTED')))
            """;

    private final JdbcClient jdbc;
    private final PositionPages pages;

    public Disputes(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        pages = new PositionPages(dataSource, "read_model.dispute");
    }

    /**
     * Which ones are wanted.
     *
     * @param period of the posting; null for all
     * @param costCenter that disputes it; null for all
     * @param status as they stand now; null for all
     * @param concerning only those that concern one of these; null for all
     */
    public record Wanted(
            String book,
            @Nullable Period period,
            @Nullable String costCenter,
            @Nullable DisputeStatus status,
            @Nullable Collection<String> concerning) {}

    public Optional<KnownDispute> find(String disputeId) {
        return jdbc.sql(SELECT + "WHERE d.dispute_id = :id")
                .param("id", disputeId)
                .query(Disputes::known)
                .optional();
    }

    /** Those of a book in the order of raising, newest last. */
    public Page<KnownDispute> list(Wanted wanted, @Nullable Cursor cursor, int limit) {
        return pages.read(
                cursor,
                limit,
                KnownDispute::position,
                page ->
                        page.sql(
                                        SELECT
                                                + """
                                                WHERE d.book = :book AND d.position > :after
                                                  AND d.position <= :upTo
                                                  AND (:period::text IS NULL OR d.period = :period)
                                                  AND (:costCenter::text IS NULL
                                                    OR d.cost_center = :costCenter)
                                                  AND (:status::text IS NULL OR d.status = :status)
                                                """
                                                + CONCERNS
                                                + " ORDER BY d.position LIMIT :limit")
                                .param("book", wanted.book())
                                .param("period", text(wanted.period()))
                                .param("costCenter", wanted.costCenter())
                                .param("status", text(wanted.status()))
                                .param("everything", wanted.concerning() == null)
                                .param("costCenters", codes(wanted.concerning()))
                                .query(Disputes::known)
                                .list());
    }

    /** Whether a dispute concerns one of the cost centers. */
    public boolean concerns(String disputeId, Collection<String> costCenters) {
        return jdbc.sql(SELECT + "WHERE d.dispute_id = :id" + CONCERNS)
                .param("id", disputeId)
                .param("everything", false)
                .param("costCenters", codes(costCenters))
                .query(Disputes::known)
                .optional()
                .isPresent();
    }

    /** All that were ever raised about a posting, in order. */
    public List<KnownDispute> ofPosting(String book, String postingId) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE d.book = :book AND d.posting_id = :posting
                                ORDER BY d.position
                                """)
                .param("book", book)
                .param("posting", postingId)
                .query(Disputes::known)
                .list();
    }

    /** Those that a cost center raised about postings of a period, in order. */
    public List<KnownDispute> ofStatement(String book, Period period, String costCenter) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE d.book = :book AND d.period = :period
                                  AND d.cost_center = :costCenter
                                ORDER BY d.position
                                """)
                .param("book", book)
                .param("period", period.toString())
                .param("costCenter", costCenter)
                .query(Disputes::known)
                .list();
    }

    /** Those about postings of a period that nobody has decided on, in order. */
    public List<KnownDispute> open(String book, Period period) {
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE d.book = :book AND d.period = :period AND d.status = 'OPEN'
                                ORDER BY d.position
                                """)
                .param("book", book)
                .param("period", period.toString())
                .query(Disputes::known)
                .list();
    }

    private static KnownDispute known(ResultSet row, int number) throws SQLException {
        var accepted = optional(row, "accepted_reason");
        return new KnownDispute(
                row.getLong("position"),
                row.getString("dispute_id"),
                DisputeStatus.valueOf(row.getString("status")),
                content(row),
                row.getString("raised_by"),
                instant(row, "raised_at"),
                accepted == null
                        ? null
                        : new Said(
                                accepted,
                                row.getString("accepted_by"),
                                instant(row, "accepted_at")),
                end(row));
    }

    private static DisputeContent content(ResultSet row) throws SQLException {
        return new DisputeContent(
                row.getString("book"),
                row.getString("posting_id"),
                row.getString("entry_number"),
                row.getString("entry_hash"),
                period(row, "period"),
                period(row, "origin_period"),
                sourceAccount(row),
                row.getString("cost_center"),
                Objects.requireNonNull(PostingRows.key(row)),
                new Money(currency(row), row.getLong("posted_units")),
                new Money(currency(row), row.getLong("disputed_units")),
                row.getString("reason"),
                new Evidence(
                        optional(row, "run_id"),
                        optional(row, "policy_hash"),
                        row.getString("explanation_hash"),
                        row.getString("sentence")));
    }

    private static @Nullable End end(ResultSet row) throws SQLException {
        var by = optional(row, "decided_by");
        if (by == null) {
            return null;
        }
        var adjustment = optional(row, "settled_by");
        return new End(
                by,
                instant(row, "decided_at"),
                optional(row, "answer"),
                adjustment,
                adjustment == null ? null : new Money(currency(row), row.getLong("settled_units")));
    }

    private static String[] codes(@Nullable Collection<String> costCenters) {
        return costCenters == null ? new String[0] : costCenters.toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
