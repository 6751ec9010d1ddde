package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about printed invoices. */
@Command(
        name = "invoice",
        mixinStandardHelpOptions = true,
        description = "Records printed invoices, shows how they match, and accepts differences.",
        subcommands = {
            InvoiceAddCommand.class,
            InvoiceImportCommand.class,
            InvoiceFetchCommand.class,
            InvoiceListCommand.class,
            InvoiceShowCommand.class,
            InvoiceAcceptCommand.class
        })
public final class InvoiceCommand implements Subcommand {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "invoice needs a command of its own");
    }
}
