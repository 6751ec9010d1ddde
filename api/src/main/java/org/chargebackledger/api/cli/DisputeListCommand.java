package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

/** Prints which disputes there are. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the disputes that you may see, in the order of raising.")
final class DisputeListCommand implements Callable<Integer> {

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
        if (period != null) {
            path.addQueryParameter("period", period);
        }
        if (costCenter != null) {
            path.addQueryParameter("costCenter", costCenter);
        }
        if (status != null) {
            path.addQueryParameter("status", status);
        }
        var answer = client.get(path).json();
        if (service.json()) {
            service.report().print(answer);
            return 0;
        }
        var table =
                new TextTable(List.of("id", "status", "cost center", "disputed", "days", "reason"));
        answer.path("items").forEach(one -> table.row(row(one)));
        service.report().raw(table.text());
        return 0;
    }

    private static List<String> row(JsonNode one) {
        return List.of(
                Report.cell(one.path("disputeId")),
                Report.cell(one.path("status")),
                Report.cell(one.path("costCenter")),
                Report.cell(one.path("disputed")),
                Report.cell(one.path("ageDays")),
                Report.cell(one.path("reason")));
    }
}
