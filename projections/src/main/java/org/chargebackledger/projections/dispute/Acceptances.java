package org.chargebackledger.projections.dispute;

import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.texts;

import org.chargebackledger.ledger.dispute.Accepted;
import org.chargebackledger.ledger.dispute.WindowAtClose;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers what silence has accepted, and what it is about to. */
public final class Acceptances {

    private final JdbcClient jdbc;

    public Acceptances(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /**
     * The close of a month that is closed now.
     *
     * @param asOf the book's last entry sequence at the close
     * @param windowDays as the close says; null on closes from before they said it
     */
    public record StandingClose(
            String book,
            Period period,
            int revision,
            Instant closedAt,
            long asOf,
            @Nullable Integer windowDays) {}

    /** The last close of each closed month of all books; a reopened month has none. */
    public List<StandingClose> standingCloses() {
        return jdbc.sql(
                        """
                        SELECT DISTINCT ON (b.name, c.period) b.name AS book, c.period, c.revision,
                            c.closed_at, c.as_of, w.detail AS dispute_window
                        FROM read_model.period_close c
                        JOIN read_model.book b ON b.id = c.book_id
                        JOIN read_model.accounting_period p
                          ON p.book_id = c.book_id AND p.period = c.period
                        LEFT JOIN read_model.close_check w
                          ON w.book_id = c.book_id AND w.period = c.period
                            AND w.revision = c.revision AND w.name = 'dispute-window'
                        WHERE p.status IN ('CLOSED', 'PERMANENTLY_CLOSED')
                        ORDER BY b.name, c.period, c.revision DESC
                        """)
                .query((row, number) ->
                        new StandingClose(
                                row.getString("book"),
                                period(row, "period"),
                                row.getInt("revision"),
                                instant(row, "closed_at"),
                                row.getLong("as_of"),
                                windowDays(optional(row, "dispute_window"))))
                .list();
    }

    private static @Nullable Integer windowDays(@Nullable String detail) {
        return detail == null ? null : WindowAtClose.days(detail).orElse(null);
    }

    /** Who was charged by a close and has not accepted it yet, by code. */
    public List<String> silent(StandingClose close) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT p.cost_center COLLATE "C" AS code
                        FROM read_model.book b
                        JOIN read_model.entry e ON e.book_id = b.id
                        JOIN read_model.posting p
                          ON p.book_id = e.book_id AND p.sequence = e.sequence
                        WHERE b.name = :book AND e.period = :period AND e.sequence <= :asOf
                          AND p.cost_center IS NOT NULL
                          AND NOT EXISTS (
                            SELECT 1 FROM read_model.silent_acceptance a
                            WHERE a.book = b.name AND a.period = e.period
                              AND a.revision = :revision AND a.cost_center = p.cost_center)
                        ORDER BY code
                        """)
                .param("book", close.book())
                .param("period", close.period().toString())
                .param("asOf", close.asOf())
                .param("revision", close.revision())
                .query((row, number) -> row.getString("code"))
                .list();
    }

    /** What a cost center accepted last of a period. */
    public Optional<Accepted> find(String book, Period period, String costCenter) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.silent_acceptance
                        WHERE book = :book AND period = :period AND cost_center = :costCenter
                        ORDER BY revision DESC LIMIT 1
                        """)
                .param("book", book)
                .param("period", period.toString())
                .param("costCenter", costCenter)
                .query(Acceptances::accepted)
                .optional();
    }

    private static Accepted accepted(ResultSet row, int number) throws SQLException {
        return new Accepted(
                row.getString("book"),
                period(row, "period"),
                row.getInt("revision"),
                row.getString("cost_center"),
                instant(row, "closed_at"),
                row.getInt("window_days"),
                texts(row, "disputed"));
    }
}
