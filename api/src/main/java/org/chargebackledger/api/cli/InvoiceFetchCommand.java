package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Asks providers for their invoices and waits until they are recorded. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the configured providers' services for invoices, and records them.",
            "Without --period it asks for the months that a schedule would ask for."
        })
final class InvoiceFetchCommand implements Callable<Integer> {

    @Option(
            names = "--connector",
            paramLabel = "NAME",
            description = "One connector that brings invoices; else all of the book.")
    private @Nullable String connector;

    @Option(names = "--period", paramLabel = "MONTH", description = "The billing month.")
    private @Nullable String period;

    @Option(names = "--dry-run", description = "Print what would be asked, and ask nothing.")
    private boolean dryRun;

    @Mixin private ServiceOptions service;

    @Spec private CommandSpec command;

    @Override
    public Integer call() {
        var month = month();
        var order = new SliceOrder(service, command.commandLine().getOut());
        var refusals = new ArrayList<String>();
        var done = JsonMapper.shared().createArrayNode();
        for (var name : names()) {
            try {
                var answer =
                        order.fetch(
                                name,
                                month == null ? null : month.atDay(1).toString(),
                                month == null ? null : month.atEndOfMonth().toString(),
                                dryRun);
                slices(name, answer).forEach(done::add);
            } catch (CommandRefused e) {
                refusals.add(name + ": " + e.getMessage()); // the others are asked all the same
            }
        }
        if (service.json()) {
            service.report().print(done);
        }
        if (!refusals.isEmpty()) {
            throw new CommandRefused(String.join(System.lineSeparator(), refusals));
        }
        return 0;
    }

    /** One list of all connectors, of which each slice names its own. */
    private static List<JsonNode> slices(String name, JsonNode answer) {
        var slices = answer.isArray() ? answer : answer.path("slices");
        return slices.valueStream()
                .<JsonNode>map(slice ->
                        JsonMapper.shared()
                                .createObjectNode()
                                .put("connector", name)
                                .setAll((ObjectNode) slice))
                .toList();
    }

    private @Nullable YearMonth month() {
        try {
            return period == null ? null : YearMonth.parse(period);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    command.commandLine(), "--period is no month such as 2026-10: " + period, e);
        }
    }

    private List<String> names() {
        var client = service.client();
        var names =
                client.get(client.path("connectors"))
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(one -> one.path("bringsInvoices").asBoolean(false))
                        .map(one -> one.path("name").asString(""))
                        .toList();
        if (names.isEmpty()) {
            throw new CommandRefused("no connector of the book brings invoices");
        }
        if (connector == null) {
            return names;
        }
        if (!names.contains(connector)) {
            throw new CommandRefused(
                    "%s brings no invoices; of this book %s"
                            .formatted(
                                    connector,
                                    String.join(", ", names)
                                            + (names.size() == 1 ? " does" : " do")));
        }
        return List.of(connector);
    }
}
