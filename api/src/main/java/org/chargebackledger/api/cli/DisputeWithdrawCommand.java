package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.concurrent.Callable;

/** Takes a dispute back. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Takes a dispute back: the charge is accepted.")
final class DisputeWithdrawCommand implements Callable<Integer> {

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
                                        client.path("disputes", id, "withdrawal"),
                                        service.key(),
                                        Map.of("reason", reason))
                                .json());
        return 0;
    }
}
