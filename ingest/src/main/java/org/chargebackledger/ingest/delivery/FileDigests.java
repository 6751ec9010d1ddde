package org.chargebackledger.ingest.delivery;

import org.chargebackledger.ledger.canonical.Sha256;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;

/** The SHA-256 of delivered files and of deliveries. */
public final class FileDigests {

    private FileDigests() {}

    public static String ofFile(Path file) throws IOException {
        var digest = Sha256.digest();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The digest of a delivery: of its only file, or of its files' sorted hex digests joined by
     * newlines.
     */
    public static String ofDelivery(List<String> fileDigests) {
        if (fileDigests.size() == 1) {
            return fileDigests.getFirst();
        }
        var sorted = String.join("\n", fileDigests.stream().sorted().toList());
        return Sha256.hex(sorted.getBytes(StandardCharsets.UTF_8));
    }
}
