package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about connectors. */
@Command(
        name = "connector",
        mixinStandardHelpOptions = true,
        description = "Lists, tests and runs connectors, which fetch deliveries from services.",
        subcommands = {
            ConnectorListCommand.class,
            ConnectorShowCommand.class,
            ConnectorSlicesCommand.class,
            ConnectorTestCommand.class,
            ConnectorFetchCommand.class
        })
public final class ConnectorCommand implements Subcommand {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "connector needs a command of its own");
    }
}
