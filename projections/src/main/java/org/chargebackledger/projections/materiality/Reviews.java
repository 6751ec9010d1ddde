package org.chargebackledger.projections.materiality;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.texts;

import org.chargebackledger.ledger.materiality.Breach;
import org.chargebackledger.ledger.materiality.Choice;
import org.chargebackledger.ledger.materiality.Exceeded;
import org.chargebackledger.ledger.materiality.Measure;
import org.chargebackledger.ledger.materiality.ReviewStatus;
import org.chargebackledger.ledger.materiality.Scope;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.materiality.KnownReview.Proposal;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.chargebackledger.projections.storage.Cursor;
import org.chargebackledger.projections.storage.Page;
import org.chargebackledger.projections.storage.PositionPages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers which material differences wait for two persons, and how others were decided. */
public final class Reviews {

    private static final String SELECT = "SELECT r.* FROM read_model.materiality_review r ";

    private static final String OPEN = "r.status IN ('WAITING', 'PROPOSED', 'APPROVED') ";

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;
    private final PositionPages pages;

    public Reviews(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
        pages = new PositionPages(dataSource, "read_model.materiality_review");
    }

    public Optional<KnownReview> find(String reviewId) {
        return consistently.read(() ->
                jdbc.sql(SELECT + "WHERE r.review_id = :id")
                        .param("id", reviewId)
                        .query(this::known)
                        .optional());
    }

    /** The reviews of a run, one for each book at most, oldest first. */
    public List<KnownReview> ofRun(String runId) {
        return consistently.read(() ->
                jdbc.sql(SELECT + "WHERE r.run_id = :runId ORDER BY r.position")
                        .param("runId", runId)
                        .query(this::known)
                        .list());
    }

    /** Those that are not concluded, of a book or of its runs in others, oldest first. */
    public List<KnownReview> holding(String book) {
        return consistently.read(() ->
                jdbc.sql(
                                SELECT
                                        + "WHERE "
                                        + OPEN
                                        + """
                                        AND (r.book = :book OR r.run_id IN (
                                            SELECT u.run_id FROM read_model.run u
                                            WHERE u.book = :book))
                                        ORDER BY r.position
                                        """)
                        .param("book", book)
                        .query(this::known)
                        .list());
    }

    /** Those that are not concluded, of a book or of all, oldest first. */
    public List<KnownReview> open(@Nullable String book) {
        return consistently.read(() ->
                jdbc.sql(
                                SELECT
                                        + "WHERE "
                                        + OPEN
                                        + """
                                        AND (:book::text IS NULL OR r.book = :book)
                                        ORDER BY r.position
                                        """)
                        .param("book", book)
                        .query(this::known)
                        .list());
    }

    /**
     * Those of a book, newest last.
     *
     * @param status as they stand now; null for all
     */
    public Page<KnownReview> list(
            String book, @Nullable ReviewStatus status, @Nullable Cursor cursor, int limit) {
        return pages.read(
                cursor,
                limit,
                KnownReview::position,
                page ->
                        page.sql(
                                        SELECT
                                                + """
                                                WHERE r.book = :book AND r.position > :after
                                                  AND r.position <= :upTo
                                                  AND (:status::text IS NULL OR r.status = :status)
                                                ORDER BY r.position LIMIT :limit
                                                """)
                                .param("book", book)
                                .param("status", status == null ? null : status.name())
                                .query(this::known)
                                .list());
    }

    /**
     * Those of a book that are concluded, recorded last first.
     *
     * @param cursor where the page begins; null for the newest one
     */
    public Page<KnownReview> concluded(String book, @Nullable Cursor cursor, int limit) {
        return pages.newestFirst(
                cursor,
                limit,
                KnownReview::position,
                page ->
                        page.sql(
                                        SELECT
                                                + "WHERE NOT "
                                                + OPEN
                                                + """
                                                AND r.book = :book AND r.position < :before
                                                ORDER BY r.position DESC LIMIT :limit
                                                """)
                                .param("book", book)
                                .query(this::known)
                                .list());
    }

    private KnownReview known(ResultSet row, int number) throws SQLException {
        var id = row.getString("review_id");
        var gross = sums(id, "gross");
        return new KnownReview(
                row.getLong("position"),
                id,
                ReviewStatus.valueOf(row.getString("status")),
                new Breach(
                        row.getString("book"),
                        row.getString("run_id"),
                        period(row, "origin_period"),
                        period(row, "posting_period"),
                        row.getInt("close_revision"),
                        texts(row, "thresholds"),
                        gross,
                        sums(id, "net"),
                        exceeded(id)),
                instant(row, "recorded_at"),
                proposal(row),
                optional(row, "answer"));
    }

    private static @Nullable Proposal proposal(ResultSet row) throws SQLException {
        var choice = optional(row, "choice");
        if (choice == null) {
            return null;
        }
        var approvedAt = optional(row, "approved_at");
        return new Proposal(
                Choice.valueOf(choice),
                row.getString("memo"),
                row.getString("content_hash"),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                optional(row, "approved_by"),
                approvedAt == null ? null : Instant.parse(approvedAt));
    }

    private List<Money> sums(String id, String column) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.materiality_sum WHERE review_id = :id
                        ORDER BY ordinal
                        """)
                .param("id", id)
                .query((row, number) -> new Money(currency(row), row.getLong(column)))
                .list();
    }

    private List<Exceeded> exceeded(String id) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.materiality_exceeded WHERE review_id = :id
                        ORDER BY ordinal
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Exceeded(
                                Scope.valueOf(row.getString("scope")),
                                Measure.valueOf(row.getString("measure")),
                                optional(row, "subject"),
                                new Money(currency(row), row.getLong("gross")),
                                new Money(currency(row), row.getLong("allowed")),
                                optional(row, "percent"),
                                row.getInt("others")))
                .list();
    }
}
