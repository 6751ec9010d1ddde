package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** Prints which adjustments there are. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the adjustments of a book in the order of proposing.")
final class AdjustmentListCommand implements Callable<Integer> {

    private static final ListColumns COLUMNS =
            new ListColumns()
                    .with("id", "adjustmentId")
                    .with("status")
                    .with("kind")
                    .with("period")
                    .with("reason")
                    .with("memo")
                    .with("proposed by", "proposedBy");

    @Option(names = "--period", description = "Only those posted in this month.")
    private @Nullable String period;

    @Option(
            names = "--status",
            description = "Only those that stand so: PROPOSED, APPROVED, POSTED, DECLINED, FAILED.")
    private @Nullable String status;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var path = client.path("adjustments");
        ServiceClient.filter(path, "period", period);
        ServiceClient.filter(path, "status", status);
        return service.list(client.get(path).json(), COLUMNS);
    }
}
