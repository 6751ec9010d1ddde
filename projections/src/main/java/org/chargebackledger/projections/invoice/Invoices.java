package org.chargebackledger.projections.invoice;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.day;
import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.optionalDay;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.invoice.AcceptedDifference;
import org.chargebackledger.ledger.invoice.InvoiceLines;
import org.chargebackledger.ledger.invoice.InvoiceOrigin;
import org.chargebackledger.ledger.invoice.PrintedInvoice;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.invoice.KnownInvoice.Acceptance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers what is printed, what the bills' lines come to, and what is posted between. */
public final class Invoices {

    private static final String SELECT =
            """
            SELECT i.*, a.content_hash AS accepted_hash, a.revision AS accepted_revision,
                a.printed AS accepted_printed, a.lines AS accepted_lines,
                a.reason AS accepted_reason, a.proposed_by, a.proposed_at, a.approved_by,
                a.approved_at
            FROM read_model.invoice i
            LEFT JOIN LATERAL (
                SELECT * FROM read_model.invoice_acceptance known
                WHERE known.stream = i.stream ORDER BY position DESC LIMIT 1) a ON true
            """;

    private final JdbcClient jdbc;

    public Invoices(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** The last revision of an invoice. */
    public Optional<KnownInvoice> find(String id) {
        return jdbc.sql(SELECT + " WHERE i.id = :id AND i.current")
                .param("id", id)
                .query((row, number) -> known(row))
                .optional();
    }

    /** All revisions of an invoice, oldest first. */
    public List<KnownInvoice> revisions(String id) {
        return jdbc.sql(SELECT + " WHERE i.id = :id ORDER BY i.revision")
                .param("id", id)
                .query((row, number) -> known(row))
                .list();
    }

    /**
     * The invoices of a book in the order of recording, as they are known now.
     *
     * @param billingPeriod of that month, or all when null
     */
    public List<KnownInvoice> list(String book, @Nullable Period billingPeriod) {
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE i.current AND i.book = :book
                                   AND (:period::text IS NULL OR i.billing_period = :period)
                                 ORDER BY i.position
                                """)
                .param("book", book)
                .param("period", billingPeriod == null ? null : billingPeriod.toString())
                .query((row, number) -> known(row))
                .list();
    }

    /**
     * What the lines of the current bills come to for each invoice id, in order.
     *
     * @param billingPeriod of that month, or of all when null
     */
    public List<BilledInvoice> billed(String book, @Nullable Period billingPeriod) {
        return jdbc.sql(
                        """
                        SELECT s.billing_period, l.provider, l.billing_account, l.invoice_issuer,
                            l.currency, l.invoice_id, sum(l.lines)::bigint AS lines,
                            sum(l.bill_rows)::bigint AS bill_rows, sum(l.billed) AS billed,
                            bool_or(l.has_tax) AS has_tax
                        FROM read_model.cost_snapshot s
                        JOIN read_model.snapshot_invoice l ON l.snapshot_id = s.id
                        WHERE s.book = :book AND s.state = 'CURRENT'
                          AND (:period::text IS NULL OR s.billing_period = :period)
                        GROUP BY s.billing_period, l.provider, l.billing_account,
                            l.invoice_issuer, l.currency, l.invoice_id
                        ORDER BY s.billing_period, l.provider, l.billing_account,
                            l.invoice_issuer, l.currency, l.invoice_id
                        """)
                .param("book", book)
                .param("period", billingPeriod == null ? null : billingPeriod.toString())
                .query((row, number) ->
                        new BilledInvoice(
                                period(row, "billing_period"),
                                sourceAccount(row),
                                row.getString("invoice_id"),
                                new InvoiceLines(
                                        row.getLong("lines"),
                                        row.getLong("bill_rows"),
                                        exact(row, "billed"),
                                        row.getBoolean("has_tax"))))
                .list();
    }

    /** What is posted as rounding of each invoice of a book, zero left out. */
    public List<PostedRounding> roundings(String book) {
        return jdbc.sql(
                        """
                        SELECT e.invoice, e.origin_period, e.provider, e.billing_account,
                            e.invoice_issuer, e.currency, sum(a.debit - a.credit)::bigint AS posted
                        FROM read_model.book b
                        JOIN read_model.entry e ON e.book_id = b.id AND e.invoice IS NOT NULL
                        JOIN read_model.entry_account a ON a.book_id = e.book_id
                          AND a.sequence = e.sequence AND a.account = 'invoice-rounding'
                        WHERE b.name = :book
                        GROUP BY e.invoice, e.origin_period, e.provider, e.billing_account,
                            e.invoice_issuer, e.currency
                        HAVING sum(a.debit - a.credit) <> 0
                        ORDER BY e.invoice, e.origin_period
                        """)
                .param("book", book)
                .query((row, number) ->
                        new PostedRounding(
                                row.getString("invoice"),
                                period(row, "origin_period"),
                                sourceAccount(row),
                                new Money(currency(row), row.getLong("posted"))))
                .list();
    }

    /** The numbers of the entries that post an invoice's rounding, in order. */
    public List<String> entries(String book, String stream) {
        return jdbc.sql(
                        """
                        SELECT e.number FROM read_model.book b
                        JOIN read_model.entry e ON e.book_id = b.id
                        WHERE b.name = :book AND e.invoice = :stream ORDER BY e.sequence
                        """)
                .param("book", book)
                .param("stream", stream)
                .query((row, number) -> row.getString("number"))
                .list();
    }

    /** The books that have invoices. */
    public List<String> books() {
        return jdbc.sql("SELECT DISTINCT book FROM read_model.invoice ORDER BY book")
                .query((row, number) -> row.getString("book"))
                .list();
    }

    private static KnownInvoice known(ResultSet row) throws SQLException {
        var currency = currency(row);
        var tax = row.getBigDecimal("tax");
        return new KnownInvoice(
                row.getString("id"),
                row.getLong("position"),
                row.getInt("revision"),
                new PrintedInvoice(
                        row.getString("book"),
                        sourceAccount(row),
                        row.getString("invoice_id"),
                        day(row, "issue_date"),
                        optionalDay(row, "due_date"),
                        period(row, "billing_period"),
                        new Money(currency, row.getLong("total")),
                        tax == null ? null : new Money(currency, tax.longValueExact()),
                        optional(row, "document"),
                        optional(row, "document_sha256"),
                        InvoiceOrigin.valueOf(row.getString("origin"))),
                row.getString("content_hash"),
                optional(row, "reason"),
                row.getString("recorded_by"),
                instant(row, "recorded_at"),
                optional(row, "answer_sha256"),
                optional(row, "confirmed_sha256"),
                acceptance(row));
    }

    private static @Nullable Acceptance acceptance(ResultSet row) throws SQLException {
        var hash = optional(row, "accepted_hash");
        if (hash == null) {
            return null;
        }
        var approvedAt = optional(row, "approved_at");
        return new Acceptance(
                new AcceptedDifference(
                        row.getInt("accepted_revision"),
                        new Money(currency(row), row.getLong("accepted_printed")),
                        exact(row, "accepted_lines"),
                        row.getString("accepted_reason")),
                hash,
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                optional(row, "approved_by"),
                approvedAt == null ? null : Instant.parse(approvedAt));
    }
}
