package org.chargebackledger.api.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.chargebackledger.api.journey.LedgerClient.Upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The collected sample data beside the checkout; tests that read it skip where it is absent. */
public final class SharedData {

    private SharedData() {}

    /** The folder, or the test is skipped. */
    static Path folder() {
        var root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("ledger/pom.xml"))) {
            root = root.getParent();
        }
        var data = root.resolveSibling("shared").resolve("data");
        assumeTrue(Files.isDirectory(data), "no sample data at ../shared/data");
        return data;
    }

    public static String text(String file) {
        try {
            return Files.readString(folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Upload upload(String file) {
        var path = folder().resolve(file);
        try {
            return new Upload(path.getFileName().toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
