package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.concurrent.Callable;

/** Proposes to accept what an invoice differs by, or accepts it as a second person. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = {
            "With a reason, proposes to let stand what an invoice differs by;",
            "with the hash of what is proposed, accepts it as another user."
        })
final class InvoiceAcceptCommand implements Callable<Integer> {

    /** One of both. */
    static final class Step {

        @Option(names = "--reason", required = true, description = "Why it is to be accepted.")
        private @Nullable String reason;

        @Option(
                names = "--content-hash",
                required = true,
                paramLabel = "HASH",
                description = "Of the proposal that you have read; anything else is refused.")
        private @Nullable String hash;
    }

    @Parameters(paramLabel = "ID", description = "As the list names it.")
    private String id = "";

    @ArgGroup(multiplicity = "1")
    private Step step = new Step();

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var answer =
                step.hash == null
                        ? client.post(
                                client.path("invoices", id, "acceptance"),
                                service.key(),
                                Map.of("reason", String.valueOf(step.reason)))
                        : client.post(
                                client.path("invoices", id, "acceptance", "approval"),
                                service.key(),
                                Map.of("contentHash", step.hash));
        service.report().print(answer.json());
        return 0;
    }
}
