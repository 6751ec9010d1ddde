package org.chargebackledger.api.cli;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Estimates against the ledger as people read them: a row for each cluster and namespace. */
final class EstimateText {

    private EstimateText() {}

    static String of(JsonNode answer) {
        if (answer.path("clusters").isEmpty()) {
            return "nothing is estimated%n".formatted();
        }
        var table =
                new TextTable(
                        List.of(
                                "cluster",
                                "namespace",
                                "days",
                                "currency",
                                "estimate",
                                "ledger",
                                "difference",
                                "%",
                                "outcome"));
        for (var cluster : answer.path("clusters")) {
            row(table, cluster, "", cluster.path("nodes"));
            for (var one : cluster.path("namespaces")) {
                row(table, cluster, Report.cell(one.path("namespace")), one.path("nodes"));
            }
        }
        return "%s%ntolerance: %s%n%n%s"
                .formatted(
                        Report.cell(answer.path("compared")),
                        Report.cell(answer.path("tolerance")),
                        table.text());
    }

    private static void row(TextTable table, JsonNode cluster, String namespace, JsonNode nodes) {
        table.row(
                List.of(
                        Report.cell(cluster.path("cluster")),
                        namespace,
                        Report.cell(cluster.path("days")),
                        Report.cell(cluster.path("currency")),
                        Report.cell(nodes.path("estimate")),
                        Report.cell(nodes.path("ledger")),
                        Report.cell(nodes.path("difference")),
                        Report.cell(nodes.path("percent")),
                        Report.cell(nodes.path("outcome"))));
    }
}
