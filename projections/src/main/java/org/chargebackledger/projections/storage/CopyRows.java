package org.chargebackledger.projections.storage;

import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;

import javax.sql.DataSource;

/**
 * Rows of one table that are written by a single COPY in the transaction of the caller. COPY knows
 * no conflict: repeats are kept away by the token that is stored in the same transaction.
 */
public final class CopyRows {

    private final String statement;
    private final StringBuilder rows = new StringBuilder(8192);

    /** Rows for the columns of a table of the read model, in the order given. */
    public CopyRows(String table, String... columns) {
        statement = "COPY read_model." + table + " (" + String.join(", ", columns) + ") FROM STDIN";
    }

    /** Adds one row; null, text, numbers, booleans, exact amounts, bytes and dates are known. */
    public CopyRows add(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            if (i > 0) {
                rows.append('\t');
            }
            append(values[i]);
        }
        rows.append('\n');
        return this;
    }

    /** Writes the rows. */
    public void writeTo(DataSource dataSource) {
        if (rows.isEmpty()) {
            return;
        }
        var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(statement, new ByteArrayInputStream(bytes), 1 << 16);
        } catch (SQLException e) {
            throw new IllegalStateException("could not write read model: " + statement, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        rows.setLength(0);
    }

    private void append(@Nullable Object value) {
        switch (value) {
            case null -> rows.append("\\N");
            case String text -> appendEscaped(text);
            case byte[] bytes -> {
                rows.append("\\\\x");
                HexFormat.of().formatHex(rows, bytes);
            }
            case Exact exact -> rows.append(exact);
            default -> rows.append(value);
        }
    }

    private void appendEscaped(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }
}
