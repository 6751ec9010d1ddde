package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about changes of master data. */
@Command(
        name = "master-data",
        mixinStandardHelpOptions = true,
        description = "Proposes, lists, approves and declines changes of master data.",
        subcommands = {
            MasterDataListCommand.class,
            MasterDataShowCommand.class,
            MasterDataProposeCommand.class,
            MasterDataApproveCommand.class,
            MasterDataDeclineCommand.class
        })
public final class MasterDataCommand implements Subcommand {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "master-data needs a command of its own");
    }
}
