package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about policies. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Checks, shows, simulates and adopts allocation policies.",
        subcommands = {
            PolicyLintCommand.class,
            PolicyShowCommand.class,
            PolicySimulateCommand.class,
            PolicyAdoptCommand.class
        })
public final class PolicyCommand implements Subcommand {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "policy needs a command of its own");
    }
}
