package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Prints one review of a material difference, with the hash that an approval names. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints one review, what it exceeds, and the hash to approve.")
final class MaterialityShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Which one.")
    private String id = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        service.report().print(client.get(client.path("materiality-reviews", id)).json());
        return 0;
    }
}
