package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Prints one adjustment, with the hash that an approval names. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints one adjustment with its lines and the hash to approve.")
final class AdjustmentShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Which one.")
    private String id = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return service.show("adjustments", id);
    }
}
