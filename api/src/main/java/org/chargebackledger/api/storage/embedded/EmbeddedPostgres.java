package org.chargebackledger.api.storage.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A running PostgreSQL server on this machine, with its data below one folder. */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String USER = "chargeback";
    public static final String DATABASE = "chargeback";

    private static final int START_ATTEMPTS = 3;
    private static final long LOG_BYTES_MAX = 10L << 20;

    private final ServerPrograms programs;
    private final DataDirectory directory;
    private final String password;
    private int port;

    private EmbeddedPostgres(ServerPrograms programs, DataDirectory directory) throws IOException {
        this.programs = programs;
        this.directory = directory;
        this.password = directory.password();
    }

    /**
     * Starts the server of a folder, which is made if need be.
     *
     * <p>A server that a killed service left behind is stopped first: its sessions may still hold
     * locks, and its settings may be of another version.
     */
    public static EmbeddedPostgres start(Path home) {
        return start(home, ServerAccount.detect());
    }

    static EmbeddedPostgres start(Path home, ServerAccount account) {
        var directory = DataDirectory.open(home.toAbsolutePath().resolve("postgres"));
        try {
            var programs = ServerPrograms.unpacked(home.toAbsolutePath(), account);
            var server = new EmbeddedPostgres(programs, directory);
            server.start();
            return server;
        } catch (IOException | SQLException e) {
            directory.close();
            throw new EmbeddedPostgresUnavailable(
                    "The embedded PostgreSQL in %s cannot start: %s".formatted(home, e), e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            programs.stop(directory);
        } finally {
            directory.close();
        }
    }

    private void start() throws IOException, SQLException {
        programs.takeOver(directory);
        if (directory.isInitialized()) {
            requireSameMajorVersion();
            stopOrphan();
        } else {
            programs.initialize(directory);
        }
        startOnSomePort();
        createDatabase();
    }

    private void requireSameMajorVersion() throws IOException {
        var found = directory.majorVersion();
        var ours = programs.majorVersion();
        if (!found.equals(ours)) {
            throw new EmbeddedPostgresUnavailable(
                    "The data in %s was written by PostgreSQL %s, and this service brings PostgreSQL %s; use the version of the service that wrote it, or set CHARGEBACK_HOME to another folder"
                            .formatted(directory.folder(), found, ours));
        }
    }

    private void stopOrphan() throws IOException {
        var left = Postmaster.of(directory);
        if (left.isPresent() && left.get().runsOn(directory)) {
            programs.stop(directory);
        } else {
            // Stale, or cut short by a crash; the folder's lock says that nobody else is starting.
            Files.deleteIfExists(Postmaster.file(directory));
        }
    }

    private void startOnSomePort() throws IOException {
        rotateLog();
        for (var attempt = 1; ; attempt++) {
            var recorded = directory.recordedPort();
            port = isFree(recorded) ? recorded : freePort();
            directory.recordPort(port);
            ServerSettings.write(directory, port);
            programs.takeOver(directory);
            var started = programs.start(directory);
            if (started.succeeded()) {
                return;
            }
            // Between the look and the start somebody may take the port: then look again.
            if (attempt == START_ATTEMPTS || isFree(port)) {
                throw new EmbeddedPostgresUnavailable(
                        "The embedded PostgreSQL does not start (its log: %s):%n%s"
                                .formatted(directory.log(), started.output()));
            }
        }
    }

    private void rotateLog() throws IOException {
        var log = directory.log();
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
            Files.move(
                    log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void createDatabase() throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, password);
                var statement = connection.createStatement();
                var existing =
                        statement.executeQuery(
                                "select 1 from pg_database where datname = '%s'"
                                        .formatted(DATABASE))) {
            if (!existing.next()) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private static boolean isFree(int port) {
        if (port == 0) {
            return false;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
