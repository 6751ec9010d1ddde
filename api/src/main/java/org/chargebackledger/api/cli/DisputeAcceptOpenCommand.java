package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.concurrent.Callable;

/** Lets a month close with a dispute open. */
@Command(
        name = "accept-open",
        mixinStandardHelpOptions = true,
        description = "Lets the month close with the dispute open, as an approver.")
final class DisputeAcceptOpenCommand implements Callable<Integer> {

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
                                        client.path("disputes", id, "acceptance-as-open"),
                                        service.key(),
                                        Map.of("reason", reason))
                                .json());
        return 0;
    }
}
