package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proposes to close a period, or approves what another person proposed. */
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = "Proposes to close a period; with --approve, approves the proposal.")
public final class CloseCommand implements Subcommand {

    @Spec private CommandSpec spec;

    @Mixin private TransitionStep step;

    @Option(names = "--soft", description = "Soft-close: only approved adjustments may follow.")
    private boolean soft;

    @Option(
            names = "--permanent",
            description = "Of a closed period whose year is over: nobody reopens it any more.")
    private boolean permanent;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        if (soft && permanent) {
            throw new ParameterException(
                    spec.commandLine(), "--soft and --permanent exclude each other");
        }
        return step.send(service, permanent ? "permanent-close" : soft ? "soft-close" : "close");
    }
}
