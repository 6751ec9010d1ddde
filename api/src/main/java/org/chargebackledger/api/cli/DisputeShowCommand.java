package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Prints one dispute with its evidence and its outcomes. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints one dispute; an outcome with the hash that adjustment approve names.")
final class DisputeShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Which one.")
    private String id = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return service.show("disputes", id);
    }
}
