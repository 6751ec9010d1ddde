package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about disputes. */
@Command(
        name = "dispute",
        mixinStandardHelpOptions = true,
        description = "Raises, lists, withdraws and decides disputes of what was charged.",
        subcommands = {
            DisputeListCommand.class,
            DisputeShowCommand.class,
            DisputeRaiseCommand.class,
            DisputeWithdrawCommand.class,
            DisputeDeclineCommand.class,
            DisputeOutcomeCommand.class,
            DisputeAcceptOpenCommand.class
        })
public final class DisputeCommand implements Subcommand {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "dispute needs a command of its own");
    }
}
