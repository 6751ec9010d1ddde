package org.chargebackledger.ledger;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checked-out project lies, whichever directory the tests run in. */
public final class ProjectRoot {

    private ProjectRoot() {}

    public static Path find() {
        var directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.isDirectory(directory.resolve("ledger/src"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new IllegalStateException("the tests run outside the project");
        }
        return directory;
    }
}
