package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.Map;

/** Proposes to close a period, or approves what another person proposed. */
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = "Proposes to close a period; with --approve, approves the proposal.")
public final class CloseCommand implements Subcommand {

    /** One proposes with a reason, another approves. */
    static final class Step {

        @Option(names = "--reason", required = true, description = "Why; proposes the close.")
        private @Nullable String reason;

        @Option(
                names = "--approve",
                required = true,
                description = "Approves, as a user who did not propose it.")
        private boolean approve;
    }

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "PERIOD", description = "A month such as 2026-10.")
    private String period = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Step step = new Step();

    @Option(names = "--soft", description = "Soft-close: only approved adjustments may follow.")
    private boolean soft;

    @Option(
            names = "--permanent",
            description = "Of a closed period whose year is over: nobody reopens it any more.")
    private boolean permanent;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        if (soft && permanent) {
            throw new ParameterException(
                    spec.commandLine(), "--soft and --permanent exclude each other");
        }
        var transition = permanent ? "permanent-close" : soft ? "soft-close" : "close";
        var reply =
                step.approve
                        ? client.post(
                                client.path("periods", period, transition, "approval"),
                                service.key(),
                                Map.of())
                        : client.post(
                                client.path("periods", period, transition),
                                service.key(),
                                Map.of("reason", String.valueOf(step.reason)));
        service.report().print(reply.json());
        return 0;
    }
}
