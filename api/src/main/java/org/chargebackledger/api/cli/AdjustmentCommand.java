package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about adjustments and accruals. */
@Command(
        name = "adjustment",
        mixinStandardHelpOptions = true,
        description = "Proposes, lists, approves and declines adjustments and accruals.",
        subcommands = {
            AdjustmentListCommand.class,
            AdjustmentShowCommand.class,
            AdjustmentProposeCommand.class,
            AdjustmentApproveCommand.class,
            AdjustmentDeclineCommand.class
        })
public final class AdjustmentCommand implements Subcommand {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "adjustment needs a command of its own");
    }
}
