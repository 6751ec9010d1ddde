package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

/** Prints how far each connector is. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the connectors and how far each has come.")
final class ConnectorListCommand implements Callable<Integer> {

    @Mixin private ServiceOptions service;

    @Spec private CommandSpec command;

    @Override
    public Integer call() {
        var client = service.client();
        var answer = client.get(client.path("connectors")).json();
        if (service.json()) {
            service.report().print(answer);
            return 0;
        }
        var table =
                new TextTable(
                        List.of(
                                "name",
                                "kind",
                                "status",
                                "up to",
                                "expected",
                                "received",
                                "final",
                                "failed",
                                "missing",
                                "fetched"));
        answer.path("items").forEach(connector -> table.row(row(connector)));
        command.commandLine().getOut().print(table.text());
        command.commandLine().getOut().flush();
        return 0;
    }

    private static List<String> row(JsonNode connector) {
        var freshness = connector.path("freshness");
        return List.of(
                Report.cell(connector.path("name")),
                Report.cell(connector.path("kind")),
                Report.cell(connector.path("status")),
                Report.cell(freshness.path("upTo")),
                Report.cell(freshness.path("expected")),
                Report.cell(freshness.path("received")),
                Report.cell(freshness.path("settled")),
                Report.cell(freshness.path("failed")),
                Report.cell(freshness.path("missing")),
                Report.cell(freshness.path("fetchedAt")));
    }
}
