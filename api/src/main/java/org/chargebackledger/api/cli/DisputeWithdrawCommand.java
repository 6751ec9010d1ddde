package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Takes a dispute back. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Takes a dispute back: the charge is accepted.")
final class DisputeWithdrawCommand implements Callable<Integer> {

    @Mixin private ReasonedStep step;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return step.send(service, "disputes", "withdrawal");
    }
}
