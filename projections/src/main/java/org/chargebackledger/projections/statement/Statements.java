package org.chargebackledger.projections.statement;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.codec.RateText;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.journal.PostingRows;
import org.chargebackledger.projections.statement.Bridge.AsOf;
import org.chargebackledger.projections.statement.Bridge.Point;
import org.chargebackledger.projections.statement.Bridge.Revision;
import org.chargebackledger.projections.statement.BridgeOf.Place;
import org.chargebackledger.projections.statement.Statement.Currencies;
import org.chargebackledger.projections.statement.Statement.View;
import org.chargebackledger.projections.statement.StatementList.Summary;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

import javax.sql.DataSource;

/** Answers with statements. */
public final class Statements {

    private static final String MAIN = "main";

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;
    private final Books books;
    private final StatementTotals totals;
    private final StatementDetails details;

    public Statements(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
        books = new Books(dataSource);
        totals = new StatementTotals(dataSource);
        details = new StatementDetails(dataSource);
    }

    /**
     * The statements of a cost center for a period, one for each currency; none when nothing was
     * posted.
     *
     * @param sequence as of which entry; when null, the last close of a closed period posted, else
     *     the last entry shown
     */
    public List<Statement> of(
            String book, Period period, String costCenter, View view, @Nullable Long sequence) {
        return of(book, period, costCenter, view, Currencies.FUNCTIONAL, sequence);
    }

    /** The same in the currencies that are wanted. */
    public List<Statement> of(
            String book,
            Period period,
            String costCenter,
            View view,
            Currencies currencies,
            @Nullable Long sequence) {
        return consistently.read(() -> {
            var asOf = asOf(book, period, view, sequence);
            var revision = revision(book, period, view, asOf);
            var scope = new StatementDetails.Scope(book, period, view, asOf, revision);
            return new StatementOf(
                            number(book, period, costCenter),
                            revision,
                            period,
                            costCenter,
                            view,
                            currencies,
                            asOf,
                            details.of(scope, costCenter))
                    .from(postings(book, period, costCenter, view, currencies, asOf));
        });
    }

    /** The statements of all cost centers that are wanted, by cost center and currency. */
    public List<Statement> all(
            String book,
            Period period,
            View view,
            Currencies currencies,
            @Nullable Long sequence,
            Predicate<String> wanted) {
        return consistently.read(() -> {
            var listed = list(book, period, view, sequence);
            return listed.statements().stream()
                    .map(Summary::costCenter)
                    .distinct()
                    .filter(wanted)
                    .flatMap(one -> of(book, period, one, view, currencies, listed.asOf()).stream())
                    .toList();
        });
    }

    /**
     * The way from one state of a cost center's statements to a later one, one for each currency;
     * none when nothing was posted.
     *
     * @param to the state that is shown without a sequence, when null
     */
    public List<Bridge> bridge(
            String book,
            Period period,
            String costCenter,
            View view,
            Point from,
            @Nullable Point to) {
        return consistently.read(() -> {
            var start = place(book, period, view, from);
            var end =
                    to == null
                            ? place(book, period, view, asOf(book, period, view, null))
                            : place(book, period, view, to);
            if (start.asOf() > end.asOf()) {
                throw Refusal.invalid(
                        "bridge-backwards",
                        "from is entry " + start.asOf() + ", after entry " + end.asOf());
            }
            return new BridgeOf(
                            number(book, period, costCenter), period, costCenter, view, start, end)
                    .over(
                            postings(
                                    book,
                                    period,
                                    costCenter,
                                    view,
                                    Currencies.FUNCTIONAL,
                                    end.asOf()));
        });
    }

    private Place place(String book, Period period, View view, Point point) {
        return switch (point) {
            case AsOf(var sequence) -> place(book, period, view, books.asOf(book, sequence));
            case Revision(var revision) ->
                    revisionEnds(book, period).stream()
                            .map(asOf -> place(book, period, view, asOf))
                            .filter(place -> place.revision() == revision)
                            .max(Comparator.comparingLong(Place::asOf))
                            .orElseThrow(() ->
                                    Refusal.unknown(
                                            "revision-unknown",
                                            "the statement of %s has no revision %s"
                                                    .formatted(period, revision)));
        };
    }

    private Place place(String book, Period period, View view, long asOf) {
        return new Place(asOf, revision(book, period, view, asOf));
    }

    /** A revision ends with a close, or goes on. */
    private List<Long> revisionEnds(String book, Period period) {
        return jdbc.sql(
                        """
                        SELECT c.as_of FROM read_model.book b
                        JOIN read_model.period_close c ON c.book_id = b.id
                        WHERE b.name = :book AND c.period = :period
                        UNION SELECT published FROM read_model.book WHERE name = :book
                        """)
                .param("book", book)
                .param("period", period.toString())
                .query((row, at) -> row.getLong("as_of"))
                .list();
    }

    /** The totals of all statements of a period, by cost center. */
    public StatementList list(String book, Period period, View view, @Nullable Long sequence) {
        return consistently.read(() -> {
            var asOf = asOf(book, period, view, sequence);
            var revision = revision(book, period, view, asOf);
            return new StatementList(
                    period,
                    view,
                    asOf,
                    revision,
                    details.status(new StatementDetails.Scope(book, period, view, asOf, revision)),
                    totals.of(
                            book,
                            period,
                            view,
                            asOf,
                            costCenter -> number(book, period, costCenter)));
        });
    }

    static String column(View view) {
        return view == View.POSTED ? "period" : "origin_period";
    }

    private static String number(String book, Period period, String costCenter) {
        var prefix = book.equals(MAIN) ? "" : book.toUpperCase(Locale.ROOT) + "-";
        return "ST-" + prefix + period + "-" + costCenter;
    }

    private long asOf(String book, Period period, View view, @Nullable Long sequence) {
        if (sequence == null && view == View.POSTED) {
            return books.asOf(book, closedAt(book, period));
        }
        return books.asOf(book, sequence);
    }

    /** Reprinting a closed period must not change because another one goes on. */
    private @Nullable Long closedAt(String book, Period period) {
        return jdbc.sql(
                        """
                        SELECT c.as_of FROM read_model.book b
                        JOIN read_model.accounting_period p ON p.book_id = b.id
                        JOIN read_model.period_close c
                          ON c.book_id = b.id AND c.period = p.period
                        WHERE b.name = :book AND p.period = :period
                          AND p.status IN ('CLOSED', 'PERMANENTLY_CLOSED')
                        ORDER BY c.revision DESC LIMIT 1
                        """)
                .param("book", book)
                .param("period", period.toString())
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /**
     * A statement at the very entry of a close must read the same before and after it, so a close
     * counts only once an entry of the period has followed.
     */
    private int revision(String book, Period period, View view, long asOf) {
        return jdbc.sql(
                        """
                        SELECT 1 + count(*) FROM read_model.book b
                        JOIN read_model.period_close c ON c.book_id = b.id
                        WHERE b.name = :book AND c.period = :period AND c.as_of <
                            (SELECT max(e.sequence) FROM read_model.entry e
                             WHERE e.book_id = b.id AND e.sequence <= :asOf AND e.%s = :period)
                        """
                                .formatted(column(view)))
                .param("book", book)
                .param("period", period.toString())
                .param("asOf", asOf)
                .query(Integer.class)
                .single();
    }

    private List<StatedPosting> postings(
            String book,
            Period period,
            String costCenter,
            View view,
            Currencies currencies,
            long asOf) {
        return jdbc.sql(
                        """
                        SELECT e.number, e.kind AS entry_kind, e.period, e.origin_period, e.reason,
                            e.rate, p.*,
                            p.cost_center = :costCenter AS charged
                        FROM read_model.book b
                        CROSS JOIN LATERAL (
                            SELECT sequence FROM read_model.entry_account
                            WHERE book_id = b.id AND cost_center = :costCenter
                            UNION
                            SELECT sequence FROM read_model.entry_account
                            WHERE book_id = b.id AND memo = :costCenter) touched
                        JOIN read_model.entry e
                          ON e.book_id = b.id AND e.sequence = touched.sequence
                        JOIN read_model.posting p
                          ON p.book_id = b.id AND p.sequence = touched.sequence
                            AND (p.cost_center = :costCenter OR p.memo = :costCenter)
                        WHERE b.name = :book AND e.%s = :period AND e.sequence <= :asOf
                          AND p.kind IS NOT NULL AND p.cost_center IS NOT NULL
                        ORDER BY e.sequence, p.position
                        """
                                .formatted(column(view)))
                .param("book", book)
                .param("period", period.toString())
                .param("costCenter", costCenter)
                .param("asOf", asOf)
                .query((row, at) -> posting(row, currencies))
                .list();
    }

    private static StatedPosting posting(ResultSet row, Currencies currencies) throws SQLException {
        var reason = row.getString("reason");
        var billed = new Money(currency(row), row.getLong("minor_units"));
        var text = optional(row, "rate");
        var rate = text == null ? null : RateText.parse(text);
        var functional = PostingRows.functional(row);
        var translated = currencies == Currencies.TRANSACTION || rate == null ? null : functional;
        return new StatedPosting(
                row.getLong("sequence"),
                row.getString("number"),
                EntryKind.valueOf(row.getString("entry_kind")),
                String.format(
                        Locale.ROOT, "%s-%04d", row.getString("number"), row.getInt("position")),
                period(row, "period"),
                period(row, "origin_period"),
                reason == null ? "" : reason,
                row.getBoolean("charged"),
                Objects.requireNonNull(PostingRows.key(row)),
                translated == null ? billed : translated,
                translated == null || rate == null
                        ? exact(row, "exact")
                        : exactly(row, rate, translated),
                billed,
                rate);
    }

    /** What moves the functional currency alone is as exact as it is posted. */
    private static Exact exactly(ResultSet row, AppliedRate rate, Money translated)
            throws SQLException {
        return row.getString("entry_kind").equals(EntryKind.RATE_CHANGE.name())
                ? translated.exact()
                : rate.conversion().figure(exact(row, "exact"));
    }
}
