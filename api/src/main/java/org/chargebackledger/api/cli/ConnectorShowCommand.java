package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Prints one connector. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints a connector: its settings without secrets, and its freshness.")
final class ConnectorShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The connector.")
    private String name = "";

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        return service.show("connectors", name);
    }
}
