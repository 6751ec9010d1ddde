package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Prints a month's label coverage: by money, by pods, and what fell through. */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = "Prints how much of a month's cost and pods says whose it is.")
final class LabelsCoverageCommand implements Callable<Integer> {

    private static final List<String> PARTS =
            List.of(
                    "total",
                    "costCenter",
                    "tag",
                    "namespaceLabel",
                    "workloadLabel",
                    "pool",
                    "byDefault",
                    "idle",
                    "unattributed");

    @Parameters(paramLabel = "PERIOD", description = "A month such as 2026-10.")
    private String period = "";

    @Option(names = "--cluster", paramLabel = "CLUSTER", description = "This one only.")
    private @Nullable String cluster;

    @Mixin private ServiceOptions service;

    @Spec private CommandSpec command;

    @Override
    public Integer call() {
        var client = service.client();
        var url = client.path("periods", period, "label-coverage");
        ServiceClient.filter(url, "cluster", cluster);
        var answer = client.get(url).json();
        if (service.json()) {
            service.report().print(answer);
        } else {
            print(answer);
        }
        return 0;
    }

    private void print(JsonNode answer) {
        if (!answer.has("run")) {
            service.report().raw(period + " is not allocated yet\n");
            return;
        }
        var heads = new ArrayList<>(List.of("cluster", "scope", "coverage"));
        heads.addAll(PARTS);
        heads.add("withoutLabel");
        var money = new TextTable(List.copyOf(heads));
        for (var row : answer.path("money")) {
            var cells = new ArrayList<String>();
            cells.add(row.has("cluster") ? place(row) : "everything");
            cells.add(cell(row, "scope"));
            cells.add(cell(row, "coverage"));
            PARTS.forEach(part -> cells.add(cell(row.path("parts"), part)));
            cells.add(cell(row, "withoutLabel"));
            money.row(cells);
        }
        table("by money", money);
        pods(answer.path("pods"));
        fallen(answer.path("namespaces"));
    }

    private void pods(JsonNode rows) {
        var columns = List.of("cluster", "label", "on", "coverage", "pods", "with", "days");
        var pods = new TextTable(columns);
        for (var row : rows) {
            pods.row(columns.stream().map(column -> cell(row, column)).toList());
        }
        table("by pods, times days", pods);
    }

    /** Only those of which something is to be done about. */
    private void fallen(JsonNode rows) {
        var fallen = new TextTable(List.of("cluster", "namespace", "unattributed", "why"));
        for (var row : rows) {
            if (!row.path("reasons").isEmpty()) {
                var reasons = new ArrayList<String>();
                row.path("reasons").forEach(reason -> reasons.add(reason.asString("")));
                fallen.row(
                        List.of(
                                cell(row, "cluster"),
                                cell(row, "namespace"),
                                cell(row.path("parts"), "unattributed"),
                                String.join("; ", reasons)));
            }
        }
        table("namespaces that fell through", fallen);
    }

    private void table(String title, TextTable table) {
        var out = command.commandLine().getOut();
        out.println(title);
        out.println(table.text());
    }

    private static String place(JsonNode row) {
        var name = cell(row, "cluster");
        return name.isEmpty() ? "outside clusters" : name;
    }

    private static String cell(JsonNode row, String name) {
        return Report.cell(row.path(name));
    }
}
