package org.chargebackledger.ingest;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Writes Parquet files for tests, and CSV files where a name says so. */
final class Parquet {

    private Parquet() {}

    static Path write(Path file, String select) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            var format = file.toString().endsWith(".csv") ? "csv" : "parquet";
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT " + format + ")");
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
