package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

/** Prints which material differences wait, and how others were decided. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the reviews of material differences of a book, newest last.")
final class MaterialityListCommand implements Callable<Integer> {

    @Option(
            names = "--status",
            description = {
                "Only those that stand so: WAITING, PROPOSED, APPROVED, POSTED, REOPENED, ENDED."
            })
    private @Nullable String status;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var path = client.path("materiality-reviews");
        if (status != null) {
            path.addQueryParameter("status", status);
        }
        var answer = client.get(path).json();
        if (service.json()) {
            service.report().print(answer);
            return 0;
        }
        var table = new TextTable(List.of("id", "status", "month", "posted in", "exceeds"));
        answer.path("items").forEach(one -> table.row(row(one)));
        service.report().raw(table.text());
        return 0;
    }

    private static List<String> row(JsonNode one) {
        return List.of(
                Report.cell(one.path("reviewId")),
                Report.cell(one.path("status")),
                Report.cell(one.path("originPeriod")),
                Report.cell(one.path("postingPeriod")),
                Report.cell(one.path("exceeded").path(0).path("sentence")));
    }
}
