package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

/** Prints which adjustments there are. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the adjustments of a book in the order of proposing.")
final class AdjustmentListCommand implements Callable<Integer> {

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
        if (period != null) {
            path.addQueryParameter("period", period);
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
                new TextTable(
                        List.of("id", "status", "kind", "period", "reason", "memo", "proposed by"));
        answer.path("items").forEach(one -> table.row(row(one)));
        service.report().raw(table.text());
        return 0;
    }

    private static List<String> row(JsonNode one) {
        return List.of(
                Report.cell(one.path("adjustmentId")),
                Report.cell(one.path("status")),
                Report.cell(one.path("kind")),
                Report.cell(one.path("period")),
                Report.cell(one.path("reason")),
                Report.cell(one.path("memo")),
                Report.cell(one.path("proposedBy")));
    }
}
