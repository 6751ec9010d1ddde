package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.Set;
import java.util.concurrent.Callable;

/** Approves an adjustment by the hash of what was read, and waits until it is posted. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Approves, as a user who did not propose it; it is posted.")
final class AdjustmentApproveCommand implements Callable<Integer> {

    private static final Set<String> UNFINISHED = Set.of("PROPOSED", "APPROVED");

    @Mixin private ApprovalOptions approval;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        approval.send(service, "adjustments");
        var client = service.client();
        var done =
                Polling.until(
                        () -> client.get(client.path("adjustments", approval.id())).json(),
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
