package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Declines a change of master data, or withdraws one's own. */
@Command(
        name = "decline",
        mixinStandardHelpOptions = true,
        description = "Declines a change of master data; whoever proposed it withdraws it.")
final class MasterDataDeclineCommand implements Callable<Integer> {

    @Mixin private ReasonedStep step;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return step.send(service, "master-data-changes", "refusal");
    }
}
