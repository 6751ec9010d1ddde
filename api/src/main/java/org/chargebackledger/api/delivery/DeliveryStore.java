package org.chargebackledger.api.delivery;

import org.chargebackledger.ledger.canonical.Sha256;
import org.chargebackledger.ledger.imports.Delivery.DeliveredFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.HexFormat;

/**
 * The delivered files themselves, each kept once under the SHA-256 of its bytes: events name them,
 * and an explanation reads the very rows from them.
 */
public final class DeliveryStore {

    private final Path folder;

    public DeliveryStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a file; it is on disk when this returns.
     *
     * @param name as the sender called it, without folders
     */
    public DeliveredFile keep(String name, InputStream content) throws IOException {
        Files.createDirectories(folder);
        var arriving = Files.createTempFile(folder, "arriving-", ".part");
        try {
            var digest = Sha256.digest();
            try (var in = new DigestInputStream(content, digest)) {
                Files.copy(in, arriving, StandardCopyOption.REPLACE_EXISTING);
            }
            var sha256 = HexFormat.of().formatHex(digest.digest());
            var bytes = Files.size(arriving);
            settle(arriving, path(sha256));
            return new DeliveredFile(plain(name), sha256, bytes);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    /** Where the file with that SHA-256 lies. */
    public Path path(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Makes the bytes durable before the name that events will refer to exists. */
    private static void settle(Path arriving, Path kept) throws IOException {
        if (Files.exists(kept)) {
            return;
        }
        try (var channel = FileChannel.open(arriving, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.createDirectories(kept.getParent());
        Files.move(arriving, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String plain(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
