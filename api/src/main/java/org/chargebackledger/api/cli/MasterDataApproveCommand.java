package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Approves a change of master data by the hash of what was read. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Approves, as a user who did not propose it; it holds from then on.")
final class MasterDataApproveCommand implements Callable<Integer> {

    @Mixin private ApprovalOptions approval;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var done = approval.send(service, "master-data-changes");
        if (done.path("status").asString("").equals("FAILED")) {
            throw new CommandRefused(
                    "it could not be carried out: " + done.path("answer").asString(""), done);
        }
        service.report().print(done);
        return 0;
    }
}
