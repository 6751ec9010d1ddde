package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Prints how far each connector is. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the connectors and how far each has come.")
final class ConnectorListCommand implements Callable<Integer> {

    private static final ListColumns COLUMNS =
            ListColumns.of("name", "kind", "status")
                    .with("up to", "freshness/upTo")
                    .with("expected", "freshness/expected")
                    .with("received", "freshness/received")
                    .with("final", "freshness/settled")
                    .with("failed", "freshness/failed")
                    .with("missing", "freshness/missing")
                    .with("fetched", "freshness/fetchedAt");

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        return service.list(client.get(client.path("connectors")).json(), COLUMNS);
    }
}
