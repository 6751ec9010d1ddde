package org.chargebackledger.projections.journal;

import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.journal.JournalEvent.PostingBegun;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.storage.StreamId;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

/** Writes how far a book has come, what it shows, and its heads. */
final class BookTable {

    private final JdbcClient jdbc;

    BookTable(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** The surrogate key of a journal's book, which is entered when it is first named. */
    int id(String journalId) {
        var name = StreamId.book(journalId);
        return jdbc.sql("SELECT id FROM read_model.book WHERE name = :name")
                .param("name", name)
                .query(Integer.class)
                .optional()
                .orElseGet(() ->
                        jdbc.sql(
                                        """
                                        INSERT INTO read_model.book (name) VALUES (:name)
                                        RETURNING id
                                        """)
                                .param("name", name)
                                .query(Integer.class)
                                .single());
    }

    /** Where the next entry of a period must go on. */
    EntryCheck checkFrom(int bookId, Period period) {
        return jdbc.sql(
                        """
                        SELECT b.last, p.entries, p.head
                        FROM read_model.book b
                        JOIN read_model.accounting_period p ON p.book_id = b.id
                        WHERE b.id = :book AND p.period = :period
                        """)
                .param("book", bookId)
                .param("period", period.toString())
                .query((row, number) ->
                        new EntryCheck(
                                row.getLong("last"), row.getInt("entries"), row.getString("head")))
                .optional()
                .orElseThrow(() -> new IllegalStateException(period + " was never opened"));
    }

    void advance(int bookId, Period period, EntryCheck reached) {
        jdbc.sql("UPDATE read_model.book SET last = :last WHERE id = :book")
                .param("last", reached.sequence())
                .param("book", bookId)
                .update();
        jdbc.sql(
                        """
                        UPDATE read_model.accounting_period SET entries = :entries, head = :head
                        WHERE book_id = :book AND period = :period
                        """)
                .param("entries", reached.entries())
                .param("head", reached.head())
                .param("book", bookId)
                .param("period", period.toString())
                .update();
    }

    void begin(int bookId, PostingBegun event) {
        jdbc.sql(
                        """
                        INSERT INTO read_model.open_posting
                        VALUES (:book, :runId, :period, :origin, :entries)
                        """)
                .param("book", bookId)
                .param("runId", event.runId())
                .param("period", event.period().toString())
                .param("origin", event.originPeriod().toString())
                .param("entries", event.entryCount())
                .update();
    }

    void complete(int bookId, String runId) {
        jdbc.sql("DELETE FROM read_model.open_posting WHERE book_id = :book AND run_id = :runId")
                .param("book", bookId)
                .param("runId", runId)
                .update();
    }

    /** Shows everything up to the last entry, unless a posting is under way. */
    void publish(int bookId) {
        jdbc.sql(
                        """
                        UPDATE read_model.book SET published = last
                        WHERE id = :book AND NOT EXISTS
                            (SELECT 1 FROM read_model.open_posting WHERE book_id = :book)
                        """)
                .param("book", bookId)
                .update();
    }

    void putHead(int bookId, Head head) {
        upsertHead(bookId, head, "run_id = excluded.run_id, sequence = excluded.sequence");
    }

    /** A reversal changes what a month owes, though no run posted. */
    void moveHead(int bookId, Head head) {
        upsertHead(bookId, head, "sequence = excluded.sequence");
    }

    void clear() {
        jdbc.sql(
                        """
                        TRUNCATE read_model.book, read_model.open_posting, read_model.journal_head
                        RESTART IDENTITY
                        """)
                .update();
    }

    private void upsertHead(int bookId, Head head, String changes) {
        var account = head.account();
        jdbc.sql(
                        """
                        INSERT INTO read_model.journal_head
                        VALUES (:book, :origin, :provider, :account, :issuer, :currency, :runId,
                            :sequence)
                        ON CONFLICT (book_id, origin_period, provider, billing_account,
                            invoice_issuer, currency) DO UPDATE SET
                        """
                                + changes)
                .param("book", bookId)
                .param("origin", head.originPeriod().toString())
                .param("provider", account.provider())
                .param("account", account.billingAccount())
                .param("issuer", account.invoiceIssuer())
                .param("currency", account.currency().code())
                .param("runId", head.runId())
                .param("sequence", head.sequence())
                .update();
    }
}
