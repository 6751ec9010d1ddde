package org.chargebackledger.httpground;

import org.chargebackledger.api.storage.embedded.EmbeddedPostgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One PostgreSQL server for all tests of a JVM, which have a database each on it. */
public final class TestDatabase {

    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    public static String url() {
        return SERVER.jdbcUrl();
    }

    /** Of a database of this name. */
    public static String url(String database) {
        return SERVER.jdbcUrl(database);
    }

    public static String password() {
        return SERVER.password();
    }

    /** Makes it, unless it is there. */
    public static void create(String database) {
        try (var connection = connection(SERVER);
                var statement = connection.createStatement()) {
            var known =
                    statement.executeQuery(
                            "select 1 from pg_database where datname = '" + database + "'");
            if (!known.next()) {
                statement.execute("create database " + database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes it a copy of one that nobody uses. */
    public static void copy(String original, String database) {
        execute(SERVER, "create database " + database + " template " + original);
    }

    private static EmbeddedPostgres start() {
        var server = EmbeddedPostgres.start(ScratchFolders.make());
        ScratchFolders.usedUntil(server::close);
        // What a power cut leaves is no matter of these tests, and the disk is slow.
        execute(
                server,
                "alter system set fsync = off",
                "alter system set synchronous_commit = off",
                "alter system set full_page_writes = off",
                "select pg_reload_conf()");
        return server;
    }

    private static void execute(EmbeddedPostgres server, String... statements) {
        try (var connection = connection(server);
                var statement = connection.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(), EmbeddedPostgres.USER, server.password());
    }
}
