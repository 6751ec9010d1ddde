package org.chargebackledger.ingest;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Writes Parquet files for tests. */
final class Parquet {

    private Parquet() {}

    static Path write(Path file, String select) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
