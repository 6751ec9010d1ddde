package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

/** Prints expected slices against received ones. */
@Command(
        name = "slices",
        mixinStandardHelpOptions = true,
        description = "Prints which slices were expected and what became of each.")
final class ConnectorSlicesCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The connector.")
    private String name = "";

    @Option(names = "--from", paramLabel = "DAY", description = "The first day.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day.")
    private @Nullable String to;

    @Mixin private ServiceOptions service;

    @Spec private CommandSpec command;

    @Override
    public Integer call() {
        var client = service.client();
        var url = client.path("connectors", name, "slices");
        ServiceClient.filter(url, "from", from);
        ServiceClient.filter(url, "to", to);
        var answer = client.get(url).json();
        if (service.json()) {
            service.report().print(answer);
        } else {
            command.commandLine().getOut().print(table(answer.path("items")));
            command.commandLine().getOut().flush();
        }
        return 0;
    }

    static String table(JsonNode slices) {
        var table =
                new TextTable(
                        List.of(
                                "slice",
                                "state",
                                "finality",
                                "changed",
                                "as of",
                                "fetched",
                                "failure"));
        for (var slice : slices) {
            var failure = slice.path("failure");
            var why = Report.cell(failure.path("reason"));
            table.row(
                    List.of(
                            Report.cell(slice.path("slice")),
                            Report.cell(slice.path("state")),
                            Report.cell(slice.path("finality")),
                            Report.cell(slice.path("changedAt")),
                            Report.cell(slice.path("asOf")),
                            Report.cell(slice.path("fetchedAt")),
                            why.isEmpty()
                                    ? ""
                                    : why + ": " + Report.cell(failure.path("message"))));
        }
        return table.text();
    }
}
