package org.chargebackledger.api.running;

import org.chargebackledger.api.storage.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty database of its own, on the one server that all tests of a JVM share. */
public record TestDatabase(String url, String user, String password) {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger MADE = new AtomicInteger();

    public static TestDatabase create() {
        var name = "test_" + MADE.incrementAndGet();
        try (var connection =
                        DriverManager.getConnection(
                                SERVER.jdbcUrl(), EmbeddedPostgres.USER, SERVER.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(SERVER.jdbcUrl(name), EmbeddedPostgres.USER, SERVER.password());
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.start(Files.createTempDirectory("chargeback-tests-"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
