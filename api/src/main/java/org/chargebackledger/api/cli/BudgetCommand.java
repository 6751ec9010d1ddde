package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about budgets, which are changed as master data is. */
@Command(
        name = "budget",
        mixinStandardHelpOptions = true,
        description = "Shows budgets; master-data propose --kind=budget changes them.",
        subcommands = BudgetListCommand.class)
public final class BudgetCommand implements Subcommand {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "budget needs a command of its own");
    }
}
