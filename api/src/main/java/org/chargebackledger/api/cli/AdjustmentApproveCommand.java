package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Approves an adjustment by the hash of what was read, and waits until it is posted. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Approves, as a user who did not propose it; it is posted.")
final class AdjustmentApproveCommand implements Callable<Integer> {

    private static final Set<String> UNFINISHED = Set.of("PROPOSED", "APPROVED");

    @Parameters(paramLabel = "ID", description = "Which one.")
    private String id = "";

    @Option(
            names = "--content-hash",
            required = true,
            paramLabel = "HASH",
            description = "Of what you have read; anything else is refused.")
    private String hash = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        client.post(
                client.path("adjustments", id, "approval"),
                service.key(),
                Map.of("contentHash", hash));
        var done =
                Polling.until(
                        () -> client.get(client.path("adjustments", id)).json(),
                        UNFINISHED,
                        service.progress("adjustment"));
        if (done.path("status").asString("").equals("FAILED")) {
            throw new CommandRefused(
                    "it could not be posted: " + done.path("answer").asString(""), done);
        }
        service.report().print(done);
        return 0;
    }
}
