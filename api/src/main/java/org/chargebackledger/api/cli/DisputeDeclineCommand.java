package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.concurrent.Callable;

/** Declines a dispute. */
@Command(
        name = "decline",
        mixinStandardHelpOptions = true,
        description = "Declines a dispute, as an approver: the charge stays.")
final class DisputeDeclineCommand implements Callable<Integer> {

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
                                        client.path("disputes", id, "refusal"),
                                        service.key(),
                                        Map.of("reason", reason))
                                .json());
        return 0;
    }
}
