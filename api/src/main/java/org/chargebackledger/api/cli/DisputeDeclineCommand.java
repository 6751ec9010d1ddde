package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Declines a dispute. */
@Command(
        name = "decline",
        mixinStandardHelpOptions = true,
        description = "Declines a dispute, as an approver: the charge stays.")
final class DisputeDeclineCommand implements Callable<Integer> {

    @Mixin private ReasonedStep step;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return step.send(service, "disputes", "refusal");
    }
}
