package org.chargebackledger.api.storage.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** As whom the server's programs run; PostgreSQL refuses to run as root. */
sealed interface ServerAccount {

    /** What goes before every command of the server. */
    List<String> prefix();

    /** Runs as the ordinary user who started the service. */
    record Same() implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of();
        }
    }

    /**
     * Runs in a user namespace in which root is nobody, yet still owns root's files.
     *
     * <p>The first choice for root, because it works below folders that only root may enter.
     */
    record Unshared() implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "-U");
        }
    }

    /** Runs as another user of the machine, who is given the data. */
    record Other(String name, int uid, int gid) implements ServerAccount {
        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
        }
    }

    static ServerAccount detect() {
        if (currentUid() != 0) {
            return new Same();
        }
        return unshared()
                .or(ServerAccount::other)
                .orElseThrow(() ->
                        new EmbeddedPostgresUnavailable(
                                "PostgreSQL does not run as root, and neither 'unshare -U' nor"
                                        + " 'setpriv' works here; start the service as an ordinary"
                                        + " user, or set spring.datasource.url"));
    }

    static long currentUid() {
        return new com.sun.security.auth.module.UnixSystem().getUid();
    }

    /** Only where the namespace's user has a name, which PostgreSQL insists on. */
    static Optional<ServerAccount> unshared() {
        return Command.run(List.of("unshare", "-U", "id", "-un")).succeeded()
                ? Optional.of(new Unshared())
                : Optional.empty();
    }

    static Optional<ServerAccount> other() {
        return Stream.of("postgres", "nobody")
                .flatMap(name -> account(name).stream())
                .filter(account -> account.run(List.of("true")).succeeded())
                .findFirst();
    }

    private static Optional<ServerAccount> account(String name) {
        var uid = Command.run(List.of("id", "-u", name));
        var gid = Command.run(List.of("id", "-g", name));
        return uid.succeeded() && gid.succeeded()
                ? Optional.of(
                        new Other(
                                name,
                                Integer.parseInt(uid.output()),
                                Integer.parseInt(gid.output())))
                : Optional.empty();
    }

    default Command run(List<String> command) {
        var all = new ArrayList<>(prefix());
        all.addAll(command);
        return Command.run(all);
    }
}
