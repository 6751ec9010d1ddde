package org.chargebackledger.projections.erp;

import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.texts;

import org.chargebackledger.ledger.erp.ErpEvent;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.ServedEntry;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.chargebackledger.projections.storage.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers the finance system's pull: complete entries in sequence order. */
public final class ErpFeed {

    /**
     * Entries and where to go on; unlike a list's, the cursor never ends: new entries come behind
     * it.
     */
    public record Part(List<FeedItem> items, Cursor next) {}

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;
    private final JournalEntries entries;
    private final Books books;

    public ErpFeed(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
        entries = new JournalEntries(dataSource);
        books = new Books(dataSource);
    }

    /** What follows a cursor; from the first entry when it is null. */
    public Part after(String book, @Nullable Cursor cursor, int limit) {
        return consistently.read(() -> {
            var after = cursor == null ? 0 : cursor.after();
            var from = new Cursor(after, books.published(book));
            var page = entries.list(book, null, from, limit);
            var items = page.items().stream().map(entry -> item(book, entry)).toList();
            var reached = items.isEmpty() ? after : items.getLast().entry().sequence();
            return new Part(items, new Cursor(reached, reached));
        });
    }

    /** One entry with its mapping and answer. */
    public Optional<FeedItem> find(String book, String number) {
        return consistently.read(
                () -> entries.served(book, number).map(entry -> item(book, entry)));
    }

    private FeedItem item(String book, ServedEntry entry) {
        var accounts =
                jdbc.sql(
                                """
                                SELECT * FROM read_model.entry_mapping
                                WHERE book = :book AND number = :number ORDER BY account
                                """)
                        .param("book", book)
                        .param("number", entry.number())
                        .query((row, number) ->
                                new MappedAccount(
                                        row.getString("account"),
                                        row.getString("cost_center"),
                                        row.getString("name"),
                                        row.getString("gl_account"),
                                        row.getString("legal_entity")))
                        .list();
        return new FeedItem(entry, accounts, acknowledgement(book, entry.number()).orElse(null));
    }

    private Optional<Acknowledgement> acknowledgement(String book, String number) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.acknowledgement
                        WHERE book = :book AND number = :number
                        """)
                .param("book", book)
                .param("number", number)
                .query((row, n) ->
                        new Acknowledgement(
                                ErpEvent.Status.valueOf(row.getString("status")),
                                optional(row, "document_number"),
                                texts(row, "reasons"),
                                row.getString("answered_by"),
                                instant(row, "answered_at")))
                .optional();
    }
}
