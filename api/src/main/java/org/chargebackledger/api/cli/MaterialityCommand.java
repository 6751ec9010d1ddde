package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about material differences of closed months. */
@Command(
        name = "materiality",
        mixinStandardHelpOptions = true,
        description = {
            "Lists runs of closed months that exceed thresholds, and decides whether the month is",
            "reopened or the difference waived. Thresholds are master data of kind materiality."
        },
        subcommands = {
            MaterialityListCommand.class,
            MaterialityShowCommand.class,
            MaterialityChooseCommand.class,
            MaterialityApproveCommand.class,
            MaterialityDeclineCommand.class
        })
public final class MaterialityCommand implements Subcommand {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "materiality needs a command of its own");
    }
}
