package org.chargebackledger.api.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** PostgreSQL's programs, run as the account that they need. */
record ServerPrograms(PostgresBinaries binaries, ServerAccount account) {

    private static final Pattern MAJOR_VERSION = Pattern.compile("\\) (\\d+)");

    /**
     * Unpacks into the user's cache, so that every folder of data shares the programs.
     *
     * <p>Another user may not enter that cache: for one, they lie beside the data.
     */
    static ServerPrograms unpacked(Path home, ServerAccount account) {
        var cache =
                account instanceof ServerAccount.Other
                        ? Optional.<Path>empty()
                        : userCache().filter(ServerPrograms::isUsable);
        var binaries = PostgresBinaries.in(cache.orElse(home.resolve("programs")));
        return new ServerPrograms(binaries, account);
    }

    String majorVersion() {
        var version = Command.run(List.of(binaries.program("postgres"), "--version"));
        var matcher = MAJOR_VERSION.matcher(version.output());
        if (!version.succeeded() || !matcher.find()) {
            throw new EmbeddedPostgresUnavailable(
                    "PostgreSQL's programs in %s do not run on this machine: %s"
                            .formatted(binaries.folder(), version.output()));
        }
        return matcher.group(1);
    }

    /** Makes the data belong to the account that the server will run as. */
    void takeOver(DataDirectory directory) throws IOException {
        switch (account) {
            case ServerAccount.Same() -> {}
            case ServerAccount.Unshared() -> FileTree.giveTo(directory.folder(), 0, 0);
            case ServerAccount.Other(var name, var uid, var gid) -> {
                FileTree.giveTo(directory.folder(), uid, gid);
                var folder = directory.folder().toString();
                if (!account.run(List.of("test", "-w", folder)).succeeded()) {
                    throw new EmbeddedPostgresUnavailable(
                            "PostgreSQL runs as user %s, who cannot reach %s; set CHARGEBACK_HOME to a folder that this user can reach"
                                    .formatted(name, folder));
                }
            }
        }
    }

    /**
     * Makes the cluster beside its place and moves it there, so that there is all of it or none.
     */
    void initialize(DataDirectory directory) throws IOException {
        var unfinished = directory.cluster().resolveSibling("data.new");
        if (Files.exists(unfinished)) {
            FileTree.delete(unfinished);
        }
        var made =
                account.run(
                        List.of(
                                binaries.program("initdb"),
                                "--pgdata=" + unfinished,
                                "--username=" + EmbeddedPostgres.USER,
                                "--pwfile=" + directory.passwordFile(),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--no-instructions"));
        if (!made.succeeded()) {
            throw new EmbeddedPostgresUnavailable(
                    "The embedded PostgreSQL cannot make its data directory:%n%s"
                            .formatted(made.output()));
        }
        Files.move(unfinished, directory.cluster());
    }

    Command start(DataDirectory directory) {
        return account.run(
                List.of(
                        binaries.program("pg_ctl"),
                        "start",
                        "--pgdata=" + directory.cluster(),
                        "--log=" + directory.log(),
                        "--wait",
                        "--timeout=60",
                        "--silent"));
    }

    void stop(DataDirectory directory) {
        var stopped =
                account.run(
                        List.of(
                                binaries.program("pg_ctl"),
                                "stop",
                                "--pgdata=" + directory.cluster(),
                                "--mode=fast",
                                "--wait",
                                "--timeout=60",
                                "--silent"));
        if (!stopped.succeeded() && Files.exists(Postmaster.file(directory))) {
            throw new EmbeddedPostgresUnavailable(
                    "The embedded PostgreSQL in %s does not stop:%n%s"
                            .formatted(directory.folder(), stopped.output()));
        }
    }

    private static Optional<Path> userCache() {
        var configured = System.getenv("XDG_CACHE_HOME");
        if (configured != null && !configured.isBlank()) {
            return Optional.of(Path.of(configured, "chargeback-ledger"));
        }
        return Optional.ofNullable(System.getProperty("user.home"))
                .map(Path::of)
                .filter(Files::isWritable)
                .map(home -> home.resolve(".cache").resolve("chargeback-ledger"));
    }

    private static boolean isUsable(Path cache) {
        try {
            Files.createDirectories(cache);
            return Files.isWritable(cache);
        } catch (IOException e) {
            return false;
        }
    }
}
