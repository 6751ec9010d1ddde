package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Declines a choice about a material difference, or withdraws one's own. */
@Command(
        name = "decline",
        mixinStandardHelpOptions = true,
        description = "Declines a choice; whoever proposed it withdraws it. The run waits on.")
final class MaterialityDeclineCommand implements Callable<Integer> {

    @Mixin private ReasonedStep step;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return step.send(service, "materiality-reviews", "refusal");
    }
}
