package org.chargebackledger.projections.notice;

import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;

import org.chargebackledger.ledger.notice.NoticeContent;
import org.chargebackledger.projections.notice.KnownNotice.Informed;
import org.chargebackledger.projections.storage.Cursor;
import org.chargebackledger.projections.storage.Page;
import org.chargebackledger.projections.storage.PositionPages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers what owners are to be told, and whether they were. */
public final class Notices {

    private static final String SELECT = "SELECT * FROM read_model.notice";

    private final JdbcClient jdbc;
    private final PositionPages pages;

    public Notices(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        pages = new PositionPages(dataSource, "read_model.notice");
    }

    public Optional<KnownNotice> find(String noticeId) {
        return jdbc.sql(SELECT + " WHERE notice_id = :id")
                .param("id", noticeId)
                .query(Notices::known)
                .optional();
    }

    /**
     * Those of a book, newest first.
     *
     * @param costCenters only those for their owners; null for all
     * @param onlyUnknown only those that have reached nobody
     * @param cursor where the page begins; null for the newest one
     */
    public Page<KnownNotice> list(
            String book,
            @Nullable List<String> costCenters,
            boolean onlyUnknown,
            @Nullable Cursor cursor,
            int limit) {
        return pages.newestFirst(
                cursor,
                limit,
                KnownNotice::position,
                page ->
                        page.sql(
                                        SELECT
                                                + """
                                                 WHERE book = :book AND position < :before
                                                   AND (:all OR cost_center = ANY(:costCenters))
                                                   AND (NOT :unknown OR (status <> 'SENT'
                                                        AND acknowledged_at IS NULL))
                                                 ORDER BY position DESC LIMIT :limit
                                                """)
                                .param("book", book)
                                .param("all", costCenters == null)
                                .param(
                                        "costCenters",
                                        costCenters == null
                                                ? new String[0]
                                                : costCenters.toArray(String[]::new))
                                .param("unknown", onlyUnknown)
                                .query(Notices::known)
                                .list());
    }

    /**
     * Those of all books that wait to be mailed, oldest first; not those that people told.
     *
     * @param since older ones are no news any more
     */
    public List<KnownNotice> toSend(Instant since, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE status = 'WAITING' AND acknowledged_at IS NULL
                                   AND created_at::timestamptz >= :since
                                 ORDER BY position LIMIT :limit
                                """)
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query(Notices::known)
                .list();
    }

    /** How many wait to be mailed. */
    public long waiting() {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM read_model.notice
                        WHERE status = 'WAITING' AND acknowledged_at IS NULL
                        """)
                .query(Long.class)
                .single();
    }

    private static KnownNotice known(ResultSet row, int number) throws SQLException {
        var sentAt = optional(row, "sent_at");
        return new KnownNotice(
                row.getLong("position"),
                row.getString("notice_id"),
                row.getString("book"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("cost_center"),
                optional(row, "dispute_id"),
                optional(row, "adjustment_id"),
                new NoticeContent(
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("text")),
                row.getString("caused_by"),
                instant(row, "created_at"),
                NoticeStatus.valueOf(row.getString("status")),
                optional(row, "answer"),
                optional(row, "message_id"),
                sentAt == null ? null : Instant.parse(sentAt),
                acknowledgement(row));
    }

    private static @Nullable Informed acknowledgement(ResultSet row) throws SQLException {
        var by = optional(row, "acknowledged_by");
        return by == null
                ? null
                : new Informed(
                        row.getString("told"),
                        row.getString("how"),
                        by,
                        instant(row, "acknowledged_at"));
    }
}
