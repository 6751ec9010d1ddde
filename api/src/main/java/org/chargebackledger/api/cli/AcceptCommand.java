package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** Accepts a delivery that is held, as another person than delivered it. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = "Accepts a held delivery, as a user who did not deliver it.")
public final class AcceptCommand implements Subcommand {

    @Parameters(paramLabel = "IMPORT", description = "The held delivery.")
    private String id = "";

    @Option(names = "--reason", required = true, description = "Why.")
    private String reason = "";

    @Option(
            names = "--content-hash",
            required = true,
            paramLabel = "HASH",
            description = "Of the delivery that you have read; anything else is refused.")
    private String hash = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return service.send(
                Map.of("reason", reason, "contentHash", hash), "imports", id, "acceptance");
    }
}
