package org.chargebackledger.projections.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

import javax.sql.DataSource;

/** Answers up to which entry a book is shown. */
public final class Books {

    private final JdbcClient jdbc;

    public Books(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** Sequence of the last entry that is shown; 0 when there is none. */
    public long published(String book) {
        return jdbc.sql("SELECT published FROM read_model.book WHERE name = :name")
                .param("name", book)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Whether anything is posted, shown or not. */
    public boolean hasEntries(String book) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (
                            SELECT 1 FROM read_model.book b
                            JOIN read_model.entry e ON e.book_id = b.id WHERE b.name = :name)
                        """)
                .param("name", book)
                .query(Boolean.class)
                .single();
    }

    /** A posting that was announced and is neither complete nor abandoned. */
    public record OpenPosting(String book, String postingId) {}

    /** Those of all books, by name. */
    public List<OpenPosting> openPostings() {
        return jdbc.sql(
                        """
                        SELECT b.name, o.run_id FROM read_model.open_posting o
                        JOIN read_model.book b ON b.id = o.book_id ORDER BY b.name, o.run_id
                        """)
                .query((row, number) ->
                        new OpenPosting(row.getString("name"), row.getString("run_id")))
                .list();
    }

    /** The books that ever had a period, by name. */
    public List<String> names() {
        return jdbc.sql("SELECT name FROM read_model.book ORDER BY name")
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** The sequence asked for, or the last one shown; what is not shown yet is unknown. */
    public long asOf(String book, @Nullable Long sequence) {
        var published = published(book);
        if (sequence == null) {
            return published;
        }
        if (sequence < 0 || sequence > published) {
            throw Refusal.unknown(
                    "as-of-unknown",
                    "the book's last entry has sequence " + published + ", not " + sequence);
        }
        return sequence;
    }
}
