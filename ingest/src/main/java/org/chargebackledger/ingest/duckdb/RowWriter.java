package org.chargebackledger.ingest.duckdb;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/** Adds rows to one table, over a connection of its own. */
public final class RowWriter implements AutoCloseable {

    private final DuckDBConnection connection;
    private final DuckDBAppender appender;

    RowWriter(DuckDBConnection connection, String table) throws SQLException {
        this.connection = connection;
        this.appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    /** Adds one row; its cells are texts, longs or null. */
    public void add(@Nullable Object... cells) {
        try {
            appender.beginRow();
            for (var cell : cells) {
                switch (cell) {
                    case null -> appender.appendNull();
                    case String text -> appender.append(text);
                    case Long number -> appender.append(number.longValue());
                    default ->
                            throw new IllegalArgumentException(
                                    "no column takes a " + cell.getClass().getName());
                }
            }
            appender.endRow();
        } catch (SQLException e) {
            throw new EngineFailure(e);
        }
    }

    @Override
    public void close() {
        try {
            appender.close();
            connection.close();
        } catch (SQLException e) {
            throw new EngineFailure(e);
        }
    }
}
