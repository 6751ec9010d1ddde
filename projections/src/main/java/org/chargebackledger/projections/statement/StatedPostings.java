package org.chargebackledger.projections.statement;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;

import org.chargebackledger.ledger.codec.RateText;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.PostingRows;
import org.chargebackledger.projections.statement.Statement.Currencies;
import org.chargebackledger.projections.statement.Statement.View;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import javax.sql.DataSource;

/** Reads the postings that statements are made of. */
final class StatedPostings {

    private final JdbcClient jdbc;

    StatedPostings(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** Those of a cost center up to an entry, and those that are meant for it, in order. */
    List<StatedPosting> of(
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
                                .formatted(Statements.column(view)))
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
