package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.concurrent.Callable;

/** Proposes what is done about a material difference. */
@Command(
        name = "choose",
        mixinStandardHelpOptions = true,
        description = "Proposes to reopen the closed month, or to waive and post out of period.")
final class MaterialityChooseCommand implements Callable<Integer> {

    /** What can be done. */
    enum Choice {
        REOPEN,
        WAIVE
    }

    @Parameters(index = "0", paramLabel = "ID", description = "Which one.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "CHOICE",
            description = "reopen the closed month, or waive and post out of period.")
    private Choice choice = Choice.WAIVE;

    @Option(names = "--memo", required = true, description = "Why.")
    private String memo = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return service.send(
                Map.of("choice", choice.name(), "memo", memo), "materiality-reviews", id, "choice");
    }
}
