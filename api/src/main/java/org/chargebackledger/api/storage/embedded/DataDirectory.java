package org.chargebackledger.api.storage.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The folder that holds one server's data, its password, its port and its log; locked while open.
 */
final class DataDirectory implements AutoCloseable {

    private static final String MARKER = "chargeback-ledger.txt";
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final FileChannel lock;

    private DataDirectory(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static DataDirectory open(Path folder) {
        try {
            Files.createDirectories(folder);
            requireAccess(folder);
            requireOurs(folder);
            var directory = new DataDirectory(folder.toRealPath(), lock(folder));
            directory.claim();
            return directory;
        } catch (IOException e) {
            throw new EmbeddedPostgresUnavailable(
                    "Cannot use the data folder %s: %s".formatted(folder, e), e);
        }
    }

    Path folder() {
        return folder;
    }

    /** What PostgreSQL itself calls its data directory. */
    Path cluster() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    boolean isInitialized() {
        return Files.exists(cluster());
    }

    String password() throws IOException {
        if (!Files.exists(passwordFile())) {
            throw new EmbeddedPostgresUnavailable(
                    "The password of the database is missing: " + passwordFile());
        }
        return Files.readString(passwordFile()).strip();
    }

    /** The port of the last start, or 0. */
    int recordedPort() throws IOException {
        var file = folder.resolve("port");
        return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    }

    void recordPort(int port) throws IOException {
        Files.writeString(folder.resolve("port"), port + "\n");
    }

    String majorVersion() throws IOException {
        return Files.readString(cluster().resolve("PG_VERSION")).strip();
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new EmbeddedPostgresUnavailable("Cannot unlock " + folder, e);
        }
    }

    private static void requireAccess(Path folder) throws IOException {
        if (!Files.isReadable(folder) || !Files.isWritable(folder)) {
            throw new EmbeddedPostgresUnavailable(
                    "The data folder %s belongs to %s; start the service as that user, or set CHARGEBACK_HOME to another folder"
                            .formatted(folder, Files.getOwner(folder).getName()));
        }
    }

    private static void requireOurs(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent() && !Files.exists(folder.resolve(MARKER))) {
                throw new EmbeddedPostgresUnavailable(
                        "The data folder %s holds something that this service did not make; set CHARGEBACK_HOME to another folder"
                                .formatted(folder));
            }
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        // The marker itself is locked, so that the folder is never seen non-empty without it.
        var channel =
                FileChannel.open(
                        folder.resolve(MARKER),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        var locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by this very process, which comes to the same.
        }
        if (!locked) {
            channel.close();
            throw new EmbeddedPostgresUnavailable(
                    "Another process uses the data folder %s; stop it, or set CHARGEBACK_HOME to another folder"
                            .formatted(folder));
        }
        return channel;
    }

    private void claim() throws IOException {
        if (lock.size() == 0) {
            lock.write(
                    ByteBuffer.wrap(
                            "Data of chargeback-ledger's embedded PostgreSQL.\n"
                                    .getBytes(StandardCharsets.US_ASCII)));
        }
        if (!isInitialized() && !Files.exists(passwordFile())) {
            writePassword();
        }
    }

    private void writePassword() throws IOException {
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        var unfinished = folder.resolve("password.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                unfinished, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        Files.move(unfinished, passwordFile());
    }
}
