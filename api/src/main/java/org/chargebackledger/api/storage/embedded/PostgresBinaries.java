package org.chargebackledger.api.storage.embedded;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** The server's programs, unpacked once into a folder named after the bytes they came from. */
record PostgresBinaries(Path folder) {

    private static final Set<PosixFilePermission> PROGRAM =
            PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-r--r--");
    private static final int OWNER_MAY_EXECUTE = 0100;

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** Finds or unpacks the programs for this machine below a cache folder. */
    static PostgresBinaries in(Path cache) {
        return in(cache, Platform.current());
    }

    static PostgresBinaries in(Path cache, Platform platform) {
        try {
            var folder = cache.resolve("postgres-" + digest(platform)).toAbsolutePath();
            if (!Files.exists(folder)) {
                unpack(platform, folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new EmbeddedPostgresUnavailable(
                    "Cannot unpack PostgreSQL's programs into " + cache + ": " + e, e);
        }
    }

    private static void unpack(Platform platform, Path folder) throws IOException {
        createFolder(folder.getParent());
        var unfinished = Files.createTempDirectory(folder.getParent(), ".unpacking-");
        try (var archive = open(platform);
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, unfinished);
            }
        }
        Files.setPosixFilePermissions(unfinished, PROGRAM);
        publish(unfinished, folder);
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path top)
            throws IOException {
        var target = top.resolve(entry.getName()).normalize();
        if (!target.startsWith(top)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            createFolder(target);
        } else if (!entry.getName().endsWith(".a")) {
            createFolder(target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(content, target);
                var executable = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
                Files.setPosixFilePermissions(target, executable ? PROGRAM : FILE);
            }
        }
    }

    /** Readable for everybody, whatever the umask: the server may run as somebody else. */
    private static void createFolder(@Nullable Path folder) throws IOException {
        if (folder != null && !Files.exists(folder)) {
            createFolder(folder.getParent());
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PROGRAM);
        }
    }

    /** Two processes may unpack at the same time; the first one to finish wins. */
    private static void publish(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!Files.exists(folder)) {
                throw e;
            }
            FileTree.delete(unfinished);
        }
    }

    private static String digest(Platform platform) throws IOException {
        try (var archive = open(platform)) {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (var read = archive.read(buffer); read >= 0; read = archive.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha256.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(Platform platform) {
        var archive = PostgresBinaries.class.getResourceAsStream(platform.archive());
        if (archive == null) {
            throw new EmbeddedPostgresUnavailable(
                    "There is no embedded PostgreSQL for %s on %s; set spring.datasource.url to a PostgreSQL of yours"
                            .formatted(platform.system(), platform.processor()));
        }
        return new BufferedInputStream(archive, 1 << 16);
    }
}
