package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about labels. */
@Command(
        name = "labels",
        mixinStandardHelpOptions = true,
        description = "Says how much carries the labels that a policy needs, and asks for them.",
        subcommands = {LabelsCoverageCommand.class, LabelsKyvernoCommand.class})
public final class LabelsCommand implements Subcommand {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "labels needs a command of its own");
    }
}
