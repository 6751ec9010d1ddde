package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Fetches slices and waits until none is under way. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description =
                "Fetches what is missing, failed or preliminary, or the days from --from to --to.")
final class ConnectorFetchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The connector.")
    private String name = "";

    @Option(names = "--from", paramLabel = "DAY", description = "The first day.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day.")
    private @Nullable String to;

    @Option(names = "--dry-run", description = "Print what would be asked, and ask nothing.")
    private boolean dryRun;

    @Mixin private ServiceOptions service;

    @Spec private CommandSpec command;

    @Override
    public Integer call() {
        var client = service.client();
        var body = new LinkedHashMap<String, Object>();
        if (from != null) {
            body.put("from", from);
        }
        if (to != null) {
            body.put("to", to);
        }
        body.put("dryRun", dryRun);
        var asked =
                client.post(client.path("connectors", name, "fetches"), service.key(), body).json();
        if (dryRun) {
            show(asked);
            return 0;
        }
        Polling.until(
                () -> client.get(client.path("connectors", name)).json(),
                Set.of("FETCHING"),
                service.progress("fetch"));
        report(client, asked);
        return 0;
    }

    private void show(JsonNode asked) {
        if (service.json()) {
            service.report().print(asked);
            return;
        }
        var out = command.commandLine().getOut();
        for (var slice : asked.path("slices")) {
            out.println(slice.path("slice").asString(""));
            slice.path("questions").forEach(one -> out.println("  " + one.asString("")));
        }
        out.flush();
    }

    private void report(ServiceClient client, JsonNode asked) {
        var names = new TreeSet<String>();
        asked.path("slices").forEach(slice -> names.add(slice.path("slice").asString("")));
        if (names.isEmpty()) {
            service.report().print(asked);
            return;
        }
        var all =
                client.get(
                                client.path("connectors", name, "slices")
                                        .addQueryParameter("from", day(names.first()))
                                        .addQueryParameter("to", day(names.last())))
                        .json();
        var mine =
                all.path("items")
                        .valueStream()
                        .filter(slice -> names.contains(slice.path("slice").asString("")))
                        .toList();
        var failed = mine.stream().filter(slice -> slice.has("failure")).toList();
        if (!failed.isEmpty()) {
            throw new CommandRefused(
                    failed.stream()
                            .map(ConnectorFetchCommand::reason)
                            .collect(Collectors.joining(System.lineSeparator())),
                    all);
        }
        var items = JsonMapper.shared().createArrayNode().addAll(mine);
        if (service.json()) {
            service.report().print(items);
        } else {
            command.commandLine().getOut().print(ConnectorSlicesCommand.table(items));
            command.commandLine().getOut().flush();
        }
    }

    private static String reason(JsonNode slice) {
        return "%s %s: %s"
                .formatted(
                        slice.path("slice").asString(""),
                        slice.path("failure").path("reason").asString(""),
                        slice.path("failure").path("message").asString(""));
    }

    /** The first day of a slice that is a month. */
    private static String day(String slice) {
        return slice.length() == "2026-10".length() ? slice + "-01" : slice;
    }
}
