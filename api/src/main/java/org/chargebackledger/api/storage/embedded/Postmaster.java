package org.chargebackledger.api.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The server process that a data directory names as its own, which may be long gone. */
record Postmaster(long pid) {

    /** Reads the server's own pid file, if there is one. */
    static Optional<Postmaster> of(DataDirectory directory) throws IOException {
        var file = file(directory);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readString(file)
                .lines()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .map(Postmaster::new);
    }

    static Path file(DataDirectory directory) {
        return directory.cluster().resolve("postmaster.pid");
    }

    /**
     * True while the process is a PostgreSQL on this very directory.
     *
     * <p>After a crash of the machine the number may belong to any other process, even to this one.
     */
    boolean runsOn(DataDirectory directory) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> isServer(process.info(), directory))
                .orElse(false);
    }

    private static boolean isServer(ProcessHandle.Info info, DataDirectory directory) {
        var program = info.command().map(Path::of).map(Path::getFileName).map(Path::toString);
        if (program.isPresent() && !program.get().equals("postgres")) {
            return false;
        }
        // Where the system hides the arguments, a server of that number is taken for ours.
        return info.arguments()
                .map(arguments -> String.join(" ", arguments))
                .map(arguments -> arguments.contains(directory.cluster().toString()))
                .orElse(program.isPresent());
    }
}
