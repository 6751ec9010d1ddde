package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.concurrent.Callable;

/** Declines a choice about a material difference, or withdraws one's own. */
@Command(
        name = "decline",
        mixinStandardHelpOptions = true,
        description = "Declines a choice; whoever proposed it withdraws it. The run waits on.")
final class MaterialityDeclineCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Which one.")
    private String id = "";

    @Option(names = "--reason", required = true, description = "Why.")
    private String reason = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        service.report()
                .print(
                        client.post(
                                        client.path("materiality-reviews", id, "refusal"),
                                        service.key(),
                                        Map.of("reason", reason))
                                .json());
        return 0;
    }
}
