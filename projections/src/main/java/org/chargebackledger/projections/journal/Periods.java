package org.chargebackledger.projections.journal;

import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;

import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.KnownPeriod.OpenProposal;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

import javax.sql.DataSource;

/** Answers where the periods of a book stand. */
public final class Periods {

    private static final String SELECT =
            """
            SELECT b.name AS book, p.*, shown.entries AS shown, e.number AS last_number,
                e.hash AS last_hash
            FROM read_model.book b
            JOIN read_model.accounting_period p ON p.book_id = b.id
            CROSS JOIN LATERAL (
                SELECT count(*) AS entries, max(sequence) AS last FROM read_model.entry
                WHERE book_id = b.id AND period = p.period AND sequence <= b.published) shown
            LEFT JOIN read_model.entry e ON e.book_id = b.id AND e.sequence = shown.last
            WHERE b.name = :book
            """;

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;

    public Periods(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
    }

    /** All periods of a book, oldest first. */
    public List<KnownPeriod> list(String book) {
        return consistently.read(() ->
                jdbc.sql(SELECT + " ORDER BY p.period")
                        .param("book", book)
                        .query(this::known)
                        .list());
    }

    public Optional<KnownPeriod> find(String book, Period period) {
        return consistently.read(() ->
                jdbc.sql(SELECT + " AND p.period = :period")
                        .param("book", book)
                        .param("period", period.toString())
                        .query(this::known)
                        .optional());
    }

    /** The closes of all periods of a book, in the order in which they are chained. */
    public List<KnownClose> closes(String book) {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT c.* FROM read_model.period_close c
                                JOIN read_model.book b ON b.id = c.book_id
                                WHERE b.name = :book
                                ORDER BY c.position
                                """)
                        .param("book", book)
                        .query(this::close)
                        .list());
    }

    /**
     * The same closes as canonical JSON, just as each was hashed, by their hash in the order of the
     * chain.
     */
    public SequencedMap<String, String> closeContents(String book) {
        var contents = new LinkedHashMap<String, String>();
        jdbc.sql(
                        """
                        SELECT c.close_hash, c.content FROM read_model.period_close c
                        JOIN read_model.book b ON b.id = c.book_id
                        WHERE b.name = :book ORDER BY c.position
                        """)
                .param("book", book)
                .query(row -> {
                    contents.put(row.getString("close_hash"), row.getString("content"));
                });
        return contents;
    }

    private KnownPeriod known(ResultSet row, int number) throws SQLException {
        var lastHash = optional(row, "last_hash");
        return new KnownPeriod(
                row.getString("book"),
                period(row, "period"),
                PeriodStatus.valueOf(row.getString("status")),
                row.getInt("shown"),
                optional(row, "last_number"),
                Objects.requireNonNullElse(lastHash, Entry.NO_PREDECESSOR),
                proposal(row),
                closes(row.getInt("book_id"), row.getString("period")));
    }

    private static @Nullable OpenProposal proposal(ResultSet row) throws SQLException {
        var transition = optional(row, "proposed");
        return transition == null
                ? null
                : new OpenProposal(
                        Transition.valueOf(transition),
                        row.getString("reason"),
                        row.getString("content"),
                        row.getString("proposed_by"),
                        instant(row, "proposed_at"));
    }

    private List<KnownClose> closes(int bookId, String period) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.period_close
                        WHERE book_id = :book AND period = :period ORDER BY revision
                        """)
                .param("book", bookId)
                .param("period", period)
                .query(this::close)
                .list();
    }

    private KnownClose close(ResultSet row, int number) throws SQLException {
        return new KnownClose(
                period(row, "period"),
                row.getInt("revision"),
                row.getString("head"),
                row.getInt("entries"),
                row.getLong("as_of"),
                checklist(row.getInt("book_id"), row.getString("period"), row.getInt("revision")),
                row.getString("reason"),
                row.getString("proposed_by"),
                row.getString("approved_by"),
                instant(row, "closed_at"),
                row.getString("previous_close"),
                row.getString("close_hash"));
    }

    private List<ChecklistItem> checklist(int bookId, String period, int revision) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.close_check
                        WHERE book_id = :book AND period = :period AND revision = :revision
                        ORDER BY ordinal
                        """)
                .param("book", bookId)
                .param("period", period)
                .param("revision", revision)
                .query((row, number) ->
                        new ChecklistItem(
                                row.getString("name"),
                                row.getBoolean("met"),
                                row.getString("detail")))
                .list();
    }
}
