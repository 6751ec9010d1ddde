package org.chargebackledger.projections.masterdata;

import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;

import org.chargebackledger.ledger.masterdata.ChangeStatus;
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

/** Answers which changes of master data were proposed, and which of them hold. */
public final class MasterDataChanges {

    private static final String SELECT = "SELECT * FROM read_model.master_data_change";

    private final JdbcClient jdbc;
    private final PositionPages pages;

    public MasterDataChanges(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        pages = new PositionPages(dataSource, "read_model.master_data_change");
    }

    public Optional<KnownChange> find(String changeId) {
        return jdbc.sql(SELECT + " WHERE change_id = :id")
                .param("id", changeId)
                .query(MasterDataChanges::known)
                .optional();
    }

    /**
     * Those of a book in the order of proposing, newest last.
     *
     * @param kind of this kind, or all when null
     * @param status as they stand now, or all when null
     */
    public Page<KnownChange> list(
            String book,
            @Nullable String kind,
            @Nullable ChangeStatus status,
            @Nullable Cursor cursor,
            int limit) {
        return pages.read(
                cursor,
                limit,
                KnownChange::position,
                page ->
                        page.sql(
                                        SELECT
                                                + """
                                                 WHERE book = :book AND position > :after
                                                   AND position <= :upTo
                                                   AND (:kind::text IS NULL OR kind = :kind)
                                                   AND (:status::text IS NULL OR status = :status)
                                                 ORDER BY position LIMIT :limit
                                                """)
                                .param("book", book)
                                .param("kind", kind)
                                .param("status", status == null ? null : status.name())
                                .query(MasterDataChanges::known)
                                .list());
    }

    /**
     * Those of a book that somebody has decided on, proposed last first.
     *
     * @param cursor where the page begins; null for the newest one
     */
    public Page<KnownChange> decided(String book, @Nullable Cursor cursor, int limit) {
        return pages.newestFirst(
                cursor,
                limit,
                KnownChange::position,
                page ->
                        page.sql(
                                        SELECT
                                                + """
                                                 WHERE book = :book AND position < :before
                                                   AND status <> 'PROPOSED'
                                                 ORDER BY position DESC LIMIT :limit
                                                """)
                                .param("book", book)
                                .query(MasterDataChanges::known)
                                .list());
    }

    /** Those of a kind that nobody has decided on, oldest first. */
    public List<KnownChange> waiting(String book, String kind) {
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE book = :book AND kind = :kind AND status = 'PROPOSED'
                                 ORDER BY position
                                """)
                .param("book", book)
                .param("kind", kind)
                .query(MasterDataChanges::known)
                .list();
    }

    /** Those of a kind that two persons decided and that were not refused afterwards. */
    public List<KnownChange> approved(String book, String kind) {
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE book = :book AND kind = :kind
                                   AND status IN ('APPROVED', 'CARRIED_OUT')
                                 ORDER BY decided_order
                                """)
                .param("book", book)
                .param("kind", kind)
                .query(MasterDataChanges::known)
                .list();
    }

    /**
     * Those of a kind that two persons decided, about one cost center, in order of deciding.
     *
     * @param upTo the last change that counts, whatever it is about; all of them when null
     */
    public List<KnownChange> approved(
            String book, String kind, String costCenter, @Nullable String upTo) {
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE book = :book AND kind = :kind
                                   AND status IN ('APPROVED', 'CARRIED_OUT')
                                   AND content::jsonb ->> 'costCenter' = :costCenter
                                   AND (:upTo::text IS NULL OR decided_order <= (
                                     SELECT decided_order FROM read_model.master_data_change
                                     WHERE change_id = :upTo))
                                 ORDER BY decided_order
                                """)
                .param("book", book)
                .param("kind", kind)
                .param("costCenter", costCenter)
                .param("upTo", upTo)
                .query(MasterDataChanges::known)
                .list();
    }

    /** Those of a kind, in all books, that are approved and not carried out yet, oldest first. */
    public List<KnownChange> unfinished(String kind) {
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE kind = :kind AND status = 'APPROVED'
                                 ORDER BY decided_order
                                """)
                .param("kind", kind)
                .query(MasterDataChanges::known)
                .list();
    }

    private static KnownChange known(ResultSet row, int number) throws SQLException {
        var decidedAt = optional(row, "decided_at");
        return new KnownChange(
                row.getLong("position"),
                row.getString("change_id"),
                row.getString("book"),
                row.getString("kind"),
                row.getString("content"),
                row.getString("content_hash"),
                ChangeStatus.valueOf(row.getString("status")),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                optional(row, "decided_by"),
                decidedAt == null ? null : Instant.parse(decidedAt),
                optional(row, "answer"));
    }
}
