package org.chargebackledger.projections.journal;

import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.codec.RateText;
import org.chargebackledger.ledger.journal.Approved;
import org.chargebackledger.ledger.journal.Counterpart;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.InvoiceReference;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.chargebackledger.projections.storage.Cursor;
import org.chargebackledger.projections.storage.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import javax.sql.DataSource;

/** Answers with journal entries, byte for byte as they were hashed. */
public final class JournalEntries {

    private static final String SHOWN =
            """
             FROM read_model.entry e JOIN read_model.book b ON b.id = e.book_id
             WHERE b.name = :book AND e.sequence <= b.published
            """;

    private static final int FETCH_SIZE = 200;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final ConsistentRead consistently;
    private final Books books;

    public JournalEntries(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        streaming = new JdbcTemplate(dataSource);
        streaming.setFetchSize(FETCH_SIZE);
        consistently = new ConsistentRead(dataSource);
        books = new Books(dataSource);
    }

    /** The entries posted in a period, or in all periods when it is null, in sequence order. */
    public Page<ServedEntry> list(
            String book, @Nullable Period period, @Nullable Cursor cursor, int limit) {
        var from = cursor == null ? new Cursor(0, books.published(book)) : cursor;
        var found =
                jdbc.sql(
                                "SELECT e.sequence, e.number, e.served"
                                        + SHOWN
                                        + """
                                         AND e.sequence > :after AND e.sequence <= :upTo
                                         AND (:period::text IS NULL OR e.period = :period)
                                         ORDER BY e.sequence LIMIT :limit
                                        """)
                        .param("book", book)
                        .param("after", from.after())
                        .param("upTo", from.upTo())
                        .param("period", period == null ? null : period.toString())
                        .param("limit", limit + 1)
                        .query(JournalEntries::served)
                        .list();
        return Page.of(found, limit, from.upTo(), ServedEntry::sequence);
    }

    /** Hands over all entries posted in a period as of a sequence, without holding them. */
    public void stream(String book, Period period, long asOf, Consumer<ServedEntry> each) {
        consistently.run(() ->
                streaming.query(
                        """
                        SELECT e.sequence, e.number, e.served
                        FROM read_model.entry e JOIN read_model.book b ON b.id = e.book_id
                        WHERE b.name = ? AND e.sequence <= b.published AND e.period = ?
                          AND e.sequence <= ?
                        ORDER BY e.sequence
                        """,
                        row -> {
                            each.accept(served(row, 0));
                        },
                        book,
                        period.toString(),
                        asOf));
    }

    /** An entry as it is served. */
    public Optional<ServedEntry> served(String book, String number) {
        return jdbc.sql("SELECT e.sequence, e.number, e.served" + SHOWN + " AND e.number = :number")
                .param("book", book)
                .param("number", number)
                .query(JournalEntries::served)
                .optional();
    }

    /** An entry as the journal knows it, put together from its parts; its hash proves it whole. */
    public Optional<Entry> find(String book, String number) {
        return consistently.read(() ->
                jdbc.sql("SELECT e.*" + SHOWN + " AND e.number = :number")
                        .param("book", book)
                        .param("number", number)
                        .query((row, n) -> entry(row))
                        .optional());
    }

    /** A book's entries of one pair in order, also before the posting is complete. */
    public List<Entry> ofPair(String book, String pairId) {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT e.* FROM read_model.entry e
                                JOIN read_model.book b ON b.id = e.book_id
                                WHERE b.name = :book AND e.pair_id = :pair ORDER BY e.sequence
                                """)
                        .param("book", book)
                        .param("pair", pairId)
                        .query((row, n) -> entry(row))
                        .list());
    }

    /** The number of the entry that reversed this one. */
    public Optional<String> reversedBy(String book, String number) {
        return jdbc.sql("SELECT e.number" + SHOWN + " AND e.reverses = :number")
                .param("book", book)
                .param("number", number)
                .query(String.class)
                .optional();
    }

    /** Numbers of a run's entries in order, also before the posting is complete. */
    public List<String> numbersOfRun(String book, String runId) {
        return jdbc.sql(
                        """
                        SELECT e.number FROM read_model.entry e
                        JOIN read_model.book b ON b.id = e.book_id
                        WHERE b.name = :book AND e.run_id = :runId ORDER BY e.sequence
                        """)
                .param("book", book)
                .param("runId", runId)
                .query((row, number) -> row.getString("number"))
                .list();
    }

    /** The other months that runs posted entries about in a period, in order. */
    public List<Period> otherOrigins(String book, Period period) {
        return jdbc.sql(
                        "SELECT DISTINCT e.origin_period"
                                + SHOWN
                                + """
                                AND e.period = :period AND e.origin_period <> :period
                                AND\
                                """
                                + AllocatedEntries.CONDITION
                                + "ORDER BY e.origin_period")
                .param("book", book)
                .param("period", period.toString())
                .query((row, number) -> period(row, "origin_period"))
                .list();
    }

    private static ServedEntry served(ResultSet row, int number) throws SQLException {
        return new ServedEntry(
                row.getLong("sequence"),
                row.getString("number"),
                new String(row.getBytes("served"), StandardCharsets.UTF_8));
    }

    private Entry entry(ResultSet row) throws SQLException {
        var entry =
                new Entry(
                        row.getString("number"),
                        row.getLong("sequence"),
                        period(row, "period"),
                        draft(row, postings(row.getInt("book_id"), row.getLong("sequence"))),
                        instant(row, "posted_at"),
                        row.getString("actor"),
                        row.getString("previous_hash"),
                        row.getString("hash"));
        if (!entry.hash().equals(entry.computedHash())) {
            throw new IllegalStateException("entry " + entry.number() + " has another hash");
        }
        return entry;
    }

    private List<Posting> postings(int bookId, long sequence) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.posting
                        WHERE book_id = :book AND sequence = :sequence ORDER BY position
                        """)
                .param("book", bookId)
                .param("sequence", sequence)
                .query((row, number) -> PostingRows.posting(row))
                .list();
    }

    private static EntryDraft draft(ResultSet row, List<Posting> postings) throws SQLException {
        return new EntryDraft(
                EntryKind.valueOf(row.getString("kind")),
                period(row, "origin_period"),
                sourceAccount(row),
                optional(row, "reason"),
                optional(row, "run_id"),
                optional(row, "policy_hash"),
                optional(row, "reverses"),
                approved(row),
                invoice(row),
                pair(row),
                rate(row),
                row.getString("description"),
                postings);
    }

    private static @Nullable InvoiceReference invoice(ResultSet row) throws SQLException {
        var invoice = optional(row, "invoice");
        return invoice == null
                ? null
                : new InvoiceReference(invoice, row.getInt("invoice_revision"));
    }

    private static @Nullable Counterpart pair(ResultSet row) throws SQLException {
        var id = optional(row, "pair_id");
        return id == null
                ? null
                : new Counterpart(id, row.getString("pair_book"), row.getString("pair_entity"));
    }

    private static @Nullable AppliedRate rate(ResultSet row) throws SQLException {
        var text = optional(row, "rate");
        return text == null ? null : RateText.parse(text);
    }

    private static @Nullable Approved approved(ResultSet row) throws SQLException {
        var id = optional(row, "adjustment_id");
        return id == null
                ? null
                : new Approved(
                        id, row.getString("approved_hash"), row.getString("approved_proposer"));
    }
}
