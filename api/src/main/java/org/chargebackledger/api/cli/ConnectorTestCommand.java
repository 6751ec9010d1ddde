package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.concurrent.Callable;

/** Tries whether a connector could fetch. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Tries everything that fetching needs; exit code 1 if anything is not met.")
final class ConnectorTestCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The connector.")
    private String name = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var answer =
                client.post(client.path("connectors", name, "test"), service.key(), Map.of())
                        .json();
        if (!answer.path("passed").asBoolean(false)) {
            throw new CommandRefused(unmet(answer), answer);
        }
        service.report().print(answer);
        return 0;
    }

    private String unmet(JsonNode answer) {
        var reason = new StringBuilder("connector " + name + " could not fetch");
        for (var check : answer.path("checks")) {
            if (!check.path("met").asBoolean(false)) {
                reason.append(System.lineSeparator())
                        .append(check.path("name").asString(""))
                        .append(": ")
                        .append(check.path("detail").asString(""));
            }
        }
        return reason.toString();
    }
}
