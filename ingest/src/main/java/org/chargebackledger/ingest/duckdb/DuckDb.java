package org.chargebackledger.ingest.duckdb;

import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;

/**
 * One database of the embedded engine in a folder of its own, which goes with it. Its native
 * library is unpacked once in the life of the process.
 */
public final class DuckDb implements AutoCloseable {

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes one row. */
    @FunctionalInterface
    public interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    private final Path folder;
    private final DuckDBConnection connection;

    private DuckDb(Path folder, DuckDBConnection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /** Opens a new database in the folder; closing it removes the folder. */
    public static DuckDb open(Path folder, EngineSettings settings) {
        var properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        try {
            var connection =
                    DriverManager.getConnection(
                            "jdbc:duckdb:" + folder.resolve("reading.duckdb"), properties);
            var database = new DuckDb(folder, connection.unwrap(DuckDBConnection.class));
            database.execute("SET memory_limit = " + Sql.text(settings.memoryLimit()));
            database.execute("SET threads = " + settings.threads());
            database.execute(
                    "SET temp_directory = " + Sql.text(folder.resolve("spill").toString()));
            database.execute("SET preserve_insertion_order = false");
            database.execute("SET TimeZone = 'UTC'");
            database.execute("SET autoinstall_known_extensions = false");
            return database;
        } catch (SQLException e) {
            throw new EngineFailure(e);
        }
    }

    public void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new EngineFailure(e);
        }
    }

    /** Makes a function from text to text callable in statements. */
    public void defineFunction(String name, Function<@Nullable String, @Nullable String> function) {
        try (var builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(name)
                    .withParameter(String.class)
                    .withReturnType(String.class)
                    .withFunction(function)
                    .register(connection);
        } catch (SQLException e) {
            throw new EngineFailure(e);
        }
    }

    /** Reads all rows; for results that are known to be small. */
    public <T> List<T> query(String sql, RowReader<T> reader) {
        var rows = new ArrayList<T>();
        stream(sql, row -> rows.add(reader.read(row)));
        return rows;
    }

    /** Hands over row after row without holding them. */
    public void stream(String sql, RowConsumer consumer) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        } catch (SQLException e) {
            throw new EngineFailure(e);
        }
    }

    /** The single number a query answers. */
    public long number(String sql) {
        return query(sql, row -> row.getLong(1)).getFirst();
    }

    /** Opens a way to add rows to a table, also while a query's rows are still being read. */
    public RowWriter writer(String table) {
        try {
            return new RowWriter(connection.duplicate(), table);
        } catch (SQLException e) {
            throw new EngineFailure(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new EngineFailure(e);
        } finally {
            remove(folder);
        }
    }

    /** Removes a folder and all in it. */
    public static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
