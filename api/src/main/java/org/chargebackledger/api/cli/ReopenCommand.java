package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Proposes to reopen a closed period, or approves what another person proposed. */
@Command(
        name = "reopen",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes to reopen a closed period; with --approve, approves the proposal.",
            "Its next close issues a new revision of each statement."
        })
public final class ReopenCommand implements Subcommand {

    @Mixin private TransitionStep step;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return step.send(service, "reopen");
    }
}
