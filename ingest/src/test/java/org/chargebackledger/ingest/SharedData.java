package org.chargebackledger.ingest;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of sample data beside the project, where there is one. */
public final class SharedData {

    private SharedData() {}

    /** A file of it; the test is skipped where the folder is absent. */
    public static Path file(String name) {
        var root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("ledger/src"))) {
            root = root.getParent();
        }
        var folder = root == null ? Path.of("absent") : root.resolve("../shared/data").normalize();
        var file = folder.resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file), () -> "no sample data: " + file + " is absent, test skipped");
        return file;
    }
}
