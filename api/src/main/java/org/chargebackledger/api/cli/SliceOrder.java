package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Slices that a connector is told to fetch, until none is under way. */
final class SliceOrder {

    private final ServiceOptions service;
    private final PrintWriter out;

    SliceOrder(ServiceOptions service, PrintWriter out) {
        this.service = service;
        this.out = out;
    }

    /**
     * Has them fetched, and prints as text what became of them.
     *
     * @param from the first day; without days, what a schedule would fetch now
     * @param dryRun whether to print only what would be asked
     * @return the same as JSON: a list of slices; or what would be asked, with its slices
     * @throws CommandRefused if one could not be fetched
     */
    JsonNode fetch(String name, @Nullable String from, @Nullable String to, boolean dryRun) {
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
            return asked;
        }
        Polling.until(
                () -> client.get(client.path("connectors", name)).json(),
                Set.of("FETCHING"),
                service.progress("fetch"));
        return report(client, name, asked);
    }

    private void show(JsonNode asked) {
        if (service.json()) {
            return; // by whoever asked, with all else
        }
        for (var slice : asked.path("slices")) {
            out.println(slice.path("slice").asString(""));
            slice.path("questions").forEach(one -> out.println("  " + one.asString("")));
        }
        out.flush();
    }

    private JsonNode report(ServiceClient client, String name, JsonNode asked) {
        var names = new TreeSet<String>();
        asked.path("slices").forEach(slice -> names.add(slice.path("slice").asString("")));
        if (names.isEmpty()) {
            if (!service.json()) {
                service.report().print(asked);
            }
            return asked;
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
                            .map(SliceOrder::reason)
                            .collect(Collectors.joining(System.lineSeparator())),
                    all);
        }
        var items = JsonMapper.shared().createArrayNode().addAll(mine);
        if (!service.json()) {
            out.print(ConnectorSlicesCommand.table(items));
            out.flush();
        }
        return items;
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
