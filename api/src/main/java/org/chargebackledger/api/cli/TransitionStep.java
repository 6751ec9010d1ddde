package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** A change of a period's state: one person proposes it with a reason, another approves it. */
final class TransitionStep {

    /** Either of the two. */
    static final class Step {

        @Option(names = "--reason", required = true, description = "Why; proposes it.")
        private @Nullable String reason;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Approval approval;
    }

    /** By a second person, of what was read. */
    static final class Approval {

        @Option(
                names = "--approve",
                required = true,
                description = "Approves, as a user who did not propose it.")
        private boolean approve;

        @Option(
                names = "--content-hash",
                paramLabel = "HASH",
                description = {
                    "Of the proposal that you have read; anything else is refused.",
                    "Without it, of what waits when this command looks."
                })
        private @Nullable String hash;
    }

    @Parameters(paramLabel = "PERIOD", description = "A month such as 2026-10.")
    private String period = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Step step = new Step();

    /**
     * Sends it and prints the period.
     *
     * @param transition its name in the path, such as {@code soft-close}
     */
    int send(ServiceOptions service, String transition) {
        var client = service.client();
        var approval = step.approval;
        var reply =
                approval != null && approval.approve
                        ? client.post(
                                client.path("periods", period, transition, "approval"),
                                service.key(),
                                Map.of("contentHash", hash(approval, client)))
                        : client.post(
                                client.path("periods", period, transition),
                                service.key(),
                                Map.of("reason", String.valueOf(step.reason)));
        service.report().print(reply.json());
        return 0;
    }

    private String hash(Approval approval, ServiceClient client) {
        var given = approval.hash;
        if (given != null) {
            return given;
        }
        var waiting = client.get(client.path("periods", period)).json().path("proposal");
        return waiting.path("contentHash").asString("");
    }
}
