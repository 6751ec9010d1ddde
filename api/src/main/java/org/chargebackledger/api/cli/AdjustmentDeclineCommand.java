package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Declines an adjustment, or withdraws one's own. */
@Command(
        name = "decline",
        mixinStandardHelpOptions = true,
        description = "Declines an adjustment; whoever proposed it withdraws it.")
final class AdjustmentDeclineCommand implements Callable<Integer> {

    @Mixin private ReasonedStep step;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return step.send(service, "adjustments", "refusal");
    }
}
