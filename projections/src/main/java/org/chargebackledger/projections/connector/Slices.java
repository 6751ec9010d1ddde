package org.chargebackledger.projections.connector;

import static org.chargebackledger.projections.storage.Columns.day;
import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.texts;

import org.chargebackledger.ledger.connector.ConnectorSlice;
import org.chargebackledger.ledger.connector.Finality;
import org.chargebackledger.projections.connector.KnownSlice.Failure;
import org.chargebackledger.projections.connector.KnownSlice.Fetch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers what connectors have fetched, and what they could not. */
public final class Slices {

    private final JdbcClient jdbc;

    public Slices(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    public Optional<KnownSlice> find(ConnectorSlice slice) {
        return jdbc.sql("SELECT * FROM read_model.connector_slice WHERE slice_id = :id")
                .param("id", slice.id())
                .query(Slices::known)
                .optional();
    }

    /**
     * The slices of a connector that begin in a span of days, in order.
     *
     * @param endDay exclusive
     */
    public List<KnownSlice> of(
            String book, String connector, LocalDate firstDay, LocalDate endDay) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.connector_slice
                        WHERE book = :book AND connector = :connector
                          AND first_day >= :firstDay AND first_day < :endDay
                        ORDER BY first_day
                        """)
                .param("book", book)
                .param("connector", connector)
                .param("firstDay", firstDay)
                .param("endDay", endDay)
                .query(Slices::known)
                .list();
    }

    private static KnownSlice known(ResultSet row, int number) throws SQLException {
        return new KnownSlice(
                new ConnectorSlice(
                        row.getString("book"),
                        row.getString("connector"),
                        row.getString("kind"),
                        day(row, "first_day"),
                        day(row, "end_day")),
                row.getInt("fetches"),
                fetch(row),
                row.getInt("failures"),
                failure(row));
    }

    private static @Nullable Fetch fetch(ResultSet row) throws SQLException {
        var finality = optional(row, "finality");
        return finality == null
                ? null
                : new Fetch(
                        instant(row, "fetched_at"),
                        instant(row, "changed_at"),
                        optional(row, "as_of") == null ? null : instant(row, "as_of"),
                        Finality.valueOf(finality),
                        texts(row, "imports"),
                        row.getInt("files"),
                        row.getLong("bytes"));
    }

    private static @Nullable Failure failure(ResultSet row) throws SQLException {
        var reason = optional(row, "failure_reason");
        return reason == null
                ? null
                : new Failure(instant(row, "failed_at"), reason, row.getString("failure_message"));
    }
}
