package org.chargebackledger.api.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end, with all it said. */
record Command(int exitCode, String output) {

    private static final int SECONDS_MAX = 120;

    boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * Runs a program in a folder that every user can enter.
     *
     * <p>Output goes through a file, not a pipe: the server that pg_ctl leaves behind would keep a
     * pipe open for ever.
     */
    static Command run(List<String> arguments) {
        try {
            var output = Files.createTempFile("chargeback-command-", ".log");
            try {
                return new Command(exitCode(arguments, output), Files.readString(output).strip());
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            // Not installed is an answer like any other: the caller has other ways.
            return new Command(127, String.valueOf(e.getMessage()));
        }
    }

    private static int exitCode(List<String> arguments, Path output) throws IOException {
        var builder =
                new ProcessBuilder(arguments)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        var process = builder.start();
        try {
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EmbeddedPostgresUnavailable(
                        "No end after %d s: %s".formatted(SECONDS_MAX, arguments));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresUnavailable("Interrupted while running " + arguments, e);
        }
        return process.exitValue();
    }
}
