package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.concurrent.Callable;

/** Approves a change of master data by the hash of what was read. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Approves, as a user who did not propose it; it holds from then on.")
final class MasterDataApproveCommand implements Callable<Integer> {

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
        var done =
                client.post(
                                client.path("master-data-changes", id, "approval"),
                                service.key(),
                                Map.of("contentHash", hash))
                        .json();
        if (done.path("status").asString("").equals("FAILED")) {
            throw new CommandRefused(
                    "it could not be carried out: " + done.path("answer").asString(""), done);
        }
        service.report().print(done);
        return 0;
    }
}
