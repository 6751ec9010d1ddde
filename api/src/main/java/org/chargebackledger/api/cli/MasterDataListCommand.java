package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

/** Prints which changes of master data there are. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the changes of master data of a book in the order of proposing.")
final class MasterDataListCommand implements Callable<Integer> {

    @Option(names = "--kind", description = "Only those of this kind, such as cost-center.")
    private @Nullable String kind;

    @Option(
            names = "--status",
            description = {
                "Only those that stand so: PROPOSED, APPROVED, CARRIED_OUT, DECLINED,",
                "FAILED."
            })
    private @Nullable String status;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var path = client.path("master-data-changes");
        if (kind != null) {
            path.addQueryParameter("kind", kind);
        }
        if (status != null) {
            path.addQueryParameter("status", status);
        }
        var answer = client.get(path).json();
        if (service.json()) {
            service.report().print(answer);
            return 0;
        }
        var table = new TextTable(List.of("id", "status", "kind", "about", "proposed by"));
        answer.path("items").forEach(one -> table.row(row(one)));
        service.report().raw(table.text());
        return 0;
    }

    private static List<String> row(JsonNode one) {
        return List.of(
                Report.cell(one.path("changeId")),
                Report.cell(one.path("status")),
                Report.cell(one.path("kind")),
                Report.cell(one.path("about")),
                Report.cell(one.path("proposedBy")));
    }
}
