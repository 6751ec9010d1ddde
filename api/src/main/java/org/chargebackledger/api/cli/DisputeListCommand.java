package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** Prints which disputes there are. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the disputes that you may see, in the order of raising.")
final class DisputeListCommand implements Callable<Integer> {

    private static final ListColumns COLUMNS =
            new ListColumns()
                    .with("id", "disputeId")
                    .with("status")
                    .with("cost center", "costCenter")
                    .with("disputed")
                    .with("days", "ageDays")
                    .with("reason");

    @Option(names = "--period", description = "Only those about this month's postings.")
    private @Nullable String period;

    @Option(names = "--cost-center", description = "Only those that this one raised.")
    private @Nullable String costCenter;

    @Option(
            names = "--status",
            description = "Only those that stand so: OPEN, WITHDRAWN, DECLINED, SETTLED.")
    private @Nullable String status;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var path = client.path("disputes");
        ServiceClient.filter(path, "period", period);
        ServiceClient.filter(path, "costCenter", costCenter);
        ServiceClient.filter(path, "status", status);
        return service.list(client.get(path).json(), COLUMNS);
    }
}
