package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.Set;
import java.util.concurrent.Callable;

/** Approves what is to be done about a material difference, and waits until it is done. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Approves a choice, as a user who did not propose it, and waits for it.")
final class MaterialityApproveCommand implements Callable<Integer> {

    @Mixin private ApprovalOptions approval;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var _ = approval.send(service, "materiality-reviews");
        var done =
                Polling.until(
                        () -> client.get(client.path("materiality-reviews", approval.id())).json(),
                        Set.of("PROPOSED", "APPROVED"),
                        service.progress("materiality"));
        switch (done.path("status").asString("")) {
            case "WAITING" ->
                    throw new CommandRefused(
                            "more was posted since this was proposed: read it again", done);
            case "ENDED" ->
                    throw new CommandRefused(
                            "it could not be carried out: " + done.path("answer").asString(""),
                            done);
            default -> service.report().print(done);
        }
        return 0;
    }
}
