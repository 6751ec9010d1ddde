package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Proposes what a dispute comes to. */
@Command(
        name = "outcome",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes that the cost center bears less and another one more;",
            "adjustment approve posts it, as another user."
        })
final class DisputeOutcomeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Which one.")
    private String id = "";

    @Mixin private AmountOptions amount;

    @Option(
            names = "--counterparty",
            paramLabel = "CODE",
            description = "Who bears it; the central cost center without.")
    private @Nullable String counterparty;

    @Option(names = "--memo", required = true, description = "Why, in words.")
    private String memo = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var body =
                new Body()
                        .put("amount", amount.json())
                        .put("counterparty", counterparty)
                        .put("memo", memo);
        return service.send(body.json(), "disputes", id, "outcome");
    }
}
