package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Prints one invoice with its revisions and the hash that an acceptance names. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints one invoice, how it matches, and what is proposed to be accepted.")
final class InvoiceShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "As the list names it.")
    private String id = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return service.show("invoices", id);
    }
}
