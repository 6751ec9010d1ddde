package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about notices. */
@Command(
        name = "notice",
        mixinStandardHelpOptions = true,
        description = "Lists what owners are told, and records that somebody told them.",
        subcommands = {
            NoticeListCommand.class,
            NoticeShowCommand.class,
            NoticeAcknowledgeCommand.class
        })
public final class NoticeCommand implements Subcommand {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "notice needs a command of its own");
    }
}
