package org.chargebackledger.ledger.months;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample data beside the project; a test that needs it is skipped where it is absent. */
public final class SharedData {

    private SharedData() {}

    /** A folder or file of the sample data. */
    public static Path path(String name) {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var data = at.resolveSibling("shared").resolve("data").resolve(name);
            if (Files.exists(at.resolve("pom.xml")) && Files.exists(data)) {
                return data;
            }
        }
        Assumptions.abort("sample data is not beside the project: " + name);
        throw new IllegalStateException("unreachable");
    }

    public static String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
