package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** Prints which months have a budget. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the budgets that hold, by cost center and month.")
final class BudgetListCommand implements Callable<Integer> {

    private static final ListColumns COLUMNS =
            ListColumns.of("costCenter", "period", "amount", "changeId");

    @Option(
            names = "--cost-center",
            paramLabel = "COST-CENTER",
            description = "Only those of this one.")
    private @Nullable String costCenter;

    @Option(names = "--year", paramLabel = "YEAR", description = "Only those of its months.")
    private @Nullable Integer year;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var path = client.path("budgets");
        ServiceClient.filter(path, "costCenter", costCenter);
        ServiceClient.filter(path, "year", year);
        return service.list(client.get(path).json(), COLUMNS);
    }
}
