package org.chargebackledger.api.cli;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.UUID;

/** Which service a command talks to, as whom, and about which book. */
final class ServiceOptions {

    private static final String PASSWORD = "CHARGEBACK_PASSWORD";

    private final Map<String, String> environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The service (default: ${DEFAULT-VALUE}).")
    private String url = "";

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "preparer",
            description =
                    "The user; the password comes from CHARGEBACK_PASSWORD (default:"
                            + " ${DEFAULT-VALUE}).")
    private String user = "";

    @Option(names = "--book", paramLabel = "NAME", description = "The book (default: main).")
    private @Nullable String book;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description =
                    "Sent with a write: the same key again repeats nothing (default: a random"
                            + " one).")
    private @Nullable String key;

    @Option(names = "--json", description = "Print JSON, for machines.")
    private boolean json;

    ServiceOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    ServiceClient client() {
        var address = HttpUrl.parse(url);
        if (address == null) {
            throw wrong("--url: not a URL: " + url);
        }
        var password = environment.get(PASSWORD);
        if (password == null) {
            throw wrong("the password of user '" + user + "' is needed in " + PASSWORD);
        }
        return new ServiceClient(address, user, password, book);
    }

    /** The key of a write. */
    String key() {
        return key == null ? UUID.randomUUID().toString() : key;
    }

    boolean json() {
        return json;
    }

    Report report() {
        return new Report(command.commandLine().getOut(), json);
    }

    Progress progress(String what) {
        return new Progress(command.commandLine().getErr(), what);
    }

    /** Prints one thing that the service knows. */
    int show(String... path) {
        var client = client();
        report().print(client.get(client.path(path)).json());
        return 0;
    }

    /** Sends a write and prints the answer to it. */
    int send(Map<String, ?> body, String... path) {
        var client = client();
        report().print(client.post(client.path(path), key(), body).json());
        return 0;
    }

    /** Prints a list, for people in these columns. */
    int list(JsonNode answer, ListColumns columns) {
        if (json) {
            report().print(answer);
        } else {
            report().raw(columns.table(answer.path("items")));
        }
        return 0;
    }

    private ParameterException wrong(String reason) {
        CommandLine line = command.commandLine();
        return new ParameterException(line, reason);
    }
}
