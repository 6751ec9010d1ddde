package org.chargebackledger.projections.adjustment;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentContent.Basis;
import org.chargebackledger.ledger.adjustment.AdjustmentContent.Opening;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.adjustment.AdjustmentLine;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.PostingRows;
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
import java.util.Objects;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers which adjustments and accruals there are. */
public final class Adjustments {

    private static final String SELECT =
            """
            SELECT a.*, taken.number AS reversed_by
            FROM read_model.adjustment a
            LEFT JOIN LATERAL (
                SELECT e.number FROM read_model.book b
                JOIN read_model.entry e ON e.book_id = b.id
                WHERE b.name = a.book AND e.adjustment_id = a.adjustment_id
                  AND e.kind = 'ACCRUAL_REVERSAL' LIMIT 1) taken ON a.kind = 'ACCRUAL'
            """;

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;
    private final PositionPages pages;

    public Adjustments(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
        pages = new PositionPages(dataSource, "read_model.adjustment");
    }

    public Optional<KnownAdjustment> find(String adjustmentId) {
        return consistently.read(() ->
                jdbc.sql(SELECT + " WHERE a.adjustment_id = :id")
                        .param("id", adjustmentId)
                        .query(this::known)
                        .optional());
    }

    /**
     * Those of a book in the order of proposing, newest last.
     *
     * @param period posted in it, or all when null
     * @param status as they stand now, or all when null
     */
    public Page<KnownAdjustment> list(
            String book,
            @Nullable Period period,
            @Nullable AdjustmentStatus status,
            @Nullable Cursor cursor,
            int limit) {
        return pages.read(
                cursor,
                limit,
                KnownAdjustment::position,
                page ->
                        page.sql(
                                        SELECT
                                                + """
                                                 WHERE a.book = :book AND a.position > :after
                                                   AND a.position <= :upTo
                                                   AND (:period::text IS NULL OR a.period = :period)
                                                   AND (:status::text IS NULL OR a.status = :status)
                                                 ORDER BY a.position LIMIT :limit
                                                """)
                                .param("book", book)
                                .param("period", period == null ? null : period.toString())
                                .param("status", status == null ? null : status.name())
                                .query(this::known)
                                .list());
    }

    /** Those of a period that nobody has decided on, or that are approved and not posted yet. */
    public List<KnownAdjustment> waiting(String book, Period period) {
        return consistently.read(() ->
                jdbc.sql(
                                SELECT
                                        + """
                                         WHERE a.book = :book AND a.period = :period
                                           AND a.status IN ('PROPOSED', 'APPROVED')
                                         ORDER BY a.position
                                        """)
                        .param("book", book)
                        .param("period", period.toString())
                        .query(this::known)
                        .list());
    }

    /** Those that are approved and not posted yet, oldest first. */
    public List<KnownAdjustment> unfinished() {
        return consistently.read(() ->
                jdbc.sql(SELECT + " WHERE a.status = 'APPROVED' ORDER BY a.position")
                        .query(this::known)
                        .list());
    }

    /** What was proposed as the outcome of a dispute, in the order of proposing. */
    public List<KnownAdjustment> ofDispute(String disputeId) {
        return consistently.read(() ->
                jdbc.sql(SELECT + " WHERE a.dispute_id = :dispute ORDER BY a.position")
                        .param("dispute", disputeId)
                        .query(this::known)
                        .list());
    }

    /** Opening balances of a source account that nobody declined, in the order of proposing. */
    public List<KnownAdjustment> openings(String book, SourceAccount account) {
        return consistently.read(() ->
                jdbc.sql(
                                SELECT
                                        + """
                                         WHERE a.book = :book AND a.kind = 'OPENING_BALANCE'
                                           AND a.status IN ('PROPOSED', 'APPROVED', 'POSTED')
                                           AND (a.provider, a.billing_account, a.invoice_issuer,
                                               a.currency) = (:provider, :account, :issuer,
                                               :currency)
                                         ORDER BY a.position
                                        """)
                        .param("book", book)
                        .param("provider", account.provider())
                        .param("account", account.billingAccount())
                        .param("issuer", account.invoiceIssuer())
                        .param("currency", account.currency().code())
                        .query(this::known)
                        .list());
    }

    /** Accruals of a book that are posted and not taken back, oldest first. */
    public List<KnownAdjustment> openAccruals(String book) {
        return consistently.read(() ->
                jdbc.sql(
                                SELECT
                                        + """
                                         WHERE a.book = :book AND a.kind = 'ACCRUAL'
                                           AND a.status = 'POSTED' AND taken.number IS NULL
                                         ORDER BY a.position
                                        """)
                        .param("book", book)
                        .query(this::known)
                        .list());
    }

    private KnownAdjustment known(ResultSet row, int number) throws SQLException {
        var id = row.getString("adjustment_id");
        var source = optional(row, "basis_source");
        var commitment = optional(row, "opening_commitment");
        var decidedAt = optional(row, "decided_at");
        return new KnownAdjustment(
                row.getLong("position"),
                id,
                AdjustmentStatus.valueOf(row.getString("status")),
                new AdjustmentContent(
                        row.getString("book"),
                        AdjustmentKind.valueOf(row.getString("kind")),
                        period(row, "period"),
                        period(row, "origin_period"),
                        sourceAccount(row),
                        row.getString("reason"),
                        row.getString("memo"),
                        source == null ? null : new Basis(source, row.getString("basis_method")),
                        optional(row, "dispute_id"),
                        lines(id),
                        commitment == null
                                ? null
                                : new Opening(commitment, exact(row, "opening_amount"))),
                row.getString("content_hash"),
                optional(row, "notifies"),
                numbers(row.getString("book"), id),
                optional(row, "reversed_by"),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                optional(row, "decided_by"),
                decidedAt == null ? null : Instant.parse(decidedAt),
                optional(row, "answer"));
    }

    private List<AdjustmentLine> lines(String id) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.adjustment_line WHERE adjustment_id = :id
                        ORDER BY ordinal
                        """)
                .param("id", id)
                .query((row, number) ->
                        new AdjustmentLine(
                                row.getString("cost_center"),
                                Objects.requireNonNull(PostingRows.key(row)),
                                new Money(currency(row), row.getLong("minor_units"))))
                .list();
    }

    private List<String> numbers(String book, String id) {
        return jdbc.sql(
                        """
                        SELECT e.number FROM read_model.book b
                        JOIN read_model.entry e ON e.book_id = b.id
                        WHERE b.name = :book AND e.adjustment_id = :id
                          AND e.kind <> 'ACCRUAL_REVERSAL'
                        ORDER BY e.sequence
                        """)
                .param("book", book)
                .param("id", id)
                .query((row, number) -> row.getString("number"))
                .list();
    }
}
