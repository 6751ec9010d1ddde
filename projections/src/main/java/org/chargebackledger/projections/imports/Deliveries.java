package org.chargebackledger.projections.imports;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.imports.Delivery;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.chargebackledger.projections.storage.Cursor;
import org.chargebackledger.projections.storage.Page;
import org.chargebackledger.projections.storage.PositionPages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers what became of deliveries. */
public final class Deliveries {

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;
    private final PositionPages pages;
    private final DeliveryRows rows;

    public Deliveries(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
        pages = new PositionPages(dataSource, "read_model.delivery");
        rows = new DeliveryRows(dataSource);
    }

    public Optional<KnownDelivery> find(String importId) {
        return consistently.read(() ->
                jdbc.sql("SELECT * FROM read_model.delivery WHERE import_id = :importId")
                        .param("importId", importId)
                        .query(rows::whole)
                        .optional());
    }

    /** The deliveries of a book in the order in which they were staged, newest last. */
    public Page<KnownDelivery> list(String book, @Nullable Cursor cursor, int limit) {
        return pages.read(
                cursor,
                limit,
                KnownDelivery::position,
                page ->
                        page.sql(
                                        """
                                        SELECT * FROM read_model.delivery
                                        WHERE book = :book AND position > :after
                                          AND position <= :upTo
                                        ORDER BY position LIMIT :limit
                                        """)
                                .param("book", book)
                                .query(rows::whole)
                                .list());
    }

    /**
     * The import that holds the same content from the same source with the same declarations and
     * still decides everything it decided: its snapshots are all current, its readings count for
     * all their days, or it is held. A delivery equal to an older snapshot is news.
     */
    public Optional<String> findDuplicate(Delivery delivery) {
        return jdbc.sql(
                        """
                        SELECT d.import_id FROM read_model.delivery d
                        WHERE d.book = :book AND d.sha256 = :sha256 AND d.source = :source
                          AND d.declared = :declared
                          AND (d.status = 'HELD' OR d.status = 'ACCEPTED'
                            AND NOT EXISTS (SELECT 1 FROM read_model.cost_snapshot s
                              WHERE s.import_id = d.import_id AND s.state <> 'CURRENT')
                            AND NOT EXISTS (SELECT 1 FROM read_model.usage_slice s
                              JOIN read_model.usage_slice later
                                ON later.book = s.book AND later.kind = s.kind
                                  AND later.subject = s.subject AND later.accepted > s.accepted
                                  AND later.first_day < s.end_day AND later.end_day > s.first_day
                              WHERE s.import_id = d.import_id))
                        ORDER BY d.position LIMIT 1
                        """)
                .param("book", delivery.book())
                .param("sha256", delivery.sha256())
                .param("source", delivery.source())
                .param("declared", CanonicalJson.text(delivery.declared()))
                .query(String.class)
                .optional();
    }

    /** Deliveries that were handed in and are not decided, in that order. */
    public List<KnownDelivery> staged() {
        return consistently.read(() ->
                jdbc.sql(
                                "SELECT * FROM read_model.delivery WHERE status = 'STAGED' ORDER BY"
                                        + " position")
                        .query(rows::whole)
                        .list());
    }

    /**
     * What may still change a month: everything staged, whose month is only known once it is read,
     * and what is held with a snapshot of the period.
     */
    public List<KnownDelivery> undecided(String book, Period period) {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT * FROM read_model.delivery d
                                WHERE d.book = :book AND (d.status = 'STAGED'
                                  OR d.status = 'HELD' AND EXISTS (
                                    SELECT 1 FROM read_model.cost_snapshot s
                                    WHERE s.import_id = d.import_id
                                      AND s.billing_period = :period
                                      AND NOT EXISTS (
                                        SELECT 1 FROM read_model.delivery later
                                        JOIN read_model.cost_snapshot o
                                          ON o.import_id = later.import_id
                                        WHERE later.accepted > d.position
                                          AND o.book = s.book
                                          AND o.provider = s.provider
                                          AND o.billing_account = s.billing_account
                                          AND o.billing_period = s.billing_period)))
                                ORDER BY d.position
                                """)
                        .param("book", book)
                        .param("period", period.toString())
                        .query(rows::whole)
                        .list());
    }
}
