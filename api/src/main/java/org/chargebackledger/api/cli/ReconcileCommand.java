package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

/** Compares a period's bill with its ledger. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Compares bill and ledger per source account; 1 when they differ.")
public final class ReconcileCommand implements Subcommand {

    @Parameters(paramLabel = "PERIOD", description = "A month such as 2026-10.")
    private String period = "";

    @Option(
            names = "--estimate",
            description =
                    "Compares what cost models estimate for nodes with the ledger instead; 1 when"
                            + " one is further off than the policy lets it be.")
    private boolean estimate;

    @Option(
            names = "--waterfall",
            description =
                    "Shows every cause between estimate and bill and between bill and ledger"
                            + " instead; 1 when more than the policy lets pass has none.")
    private boolean waterfall;

    @Mixin private ServiceOptions service;

    @Spec private CommandSpec command;

    @Override
    public Integer call() {
        if (estimate && waterfall) {
            throw new ParameterException(
                    command.commandLine(), "--estimate and --waterfall are two questions");
        }
        if (waterfall) {
            return waterfall();
        }
        if (estimate) {
            return estimate();
        }
        var client = service.client();
        var answer = client.get(client.path("periods", period, "reconciliation")).json();
        service.report().print(answer);
        if (differs(answer)) {
            throw new CommandRefused("bill and ledger of " + period + " differ", answer);
        }
        return 0;
    }

    private int waterfall() {
        var client = service.client();
        var answer =
                client.get(client.path("periods", period, "reconciliation", "waterfall")).json();
        show(answer, WaterfallText.of(answer));
        if (answer.path("variances")
                .valueStream()
                .anyMatch(one -> !one.path("within").asBoolean(true))) {
            throw new CommandRefused(
                    "nothing explains why the bill of " + period + " is not its estimate", answer);
        }
        if (answer.findValues("ledger").stream()
                .map(ledger -> ledger.path("remainder").asString("0"))
                .anyMatch(remainder -> !remainder.equals("0"))) {
            throw new CommandRefused("bill and ledger of " + period + " differ", answer);
        }
        return 0;
    }

    private void show(JsonNode answer, String text) {
        if (service.json()) {
            service.report().print(answer);
        } else {
            service.report().raw(text);
        }
    }

    /** An estimate without a counterpart is shown and refuses nothing: there is none to be off. */
    private int estimate() {
        var client = service.client();
        var answer =
                client.get(client.path("periods", period, "reconciliation", "estimate")).json();
        show(answer, EstimateText.of(answer));
        if (answer.findValues("outcome").stream()
                .anyMatch(outcome -> outcome.asString("").equals("OUTSIDE"))) {
            throw new CommandRefused("an estimate of " + period + " is off", answer);
        }
        return 0;
    }

    /** Whether the service says so, or any difference in the answer is not zero. */
    private static boolean differs(JsonNode answer) {
        return answer.findValues("reconciled").stream().anyMatch(said -> !said.asBoolean(true))
                || answer.findValues("difference").stream()
                        .map(difference -> difference.path("amount").asString("0"))
                        .anyMatch(amount -> amount.matches(".*[1-9].*"));
    }
}
