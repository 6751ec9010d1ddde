package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Lets a month close with a dispute open. */
@Command(
        name = "accept-open",
        mixinStandardHelpOptions = true,
        description = "Lets the month close with the dispute open, as an approver.")
final class DisputeAcceptOpenCommand implements Callable<Integer> {

    @Mixin private ReasonedStep step;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return step.send(service, "disputes", "acceptance-as-open");
    }
}
