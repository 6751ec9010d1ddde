package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Asks what a policy would make of months that are posted. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Compares what a policy would post for periods with what is posted.",
        footer = {
            "",
            "Nothing is written. A month that was run is taken with the inputs of its last run."
        })
final class PolicySimulateCommand implements Callable<Integer> {

    /** A document of one's own, or a version the service has. */
    static final class Subject {

        @Option(names = "--file", required = true, paramLabel = "FILE", description = "A document.")
        private @Nullable Path file;

        @ArgGroup(exclusive = false)
        private @Nullable Version version;
    }

    /** A version of a policy. */
    static final class Version {

        @Option(names = "--policy", required = true, description = "The policy.")
        private String policy = "";

        @Option(
                names = "--policy-version",
                required = true,
                description = "Its version, of any status.")
        private int number;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Subject subject = new Subject();

    @Option(
            names = "--period",
            required = true,
            split = ",",
            paramLabel = "PERIOD",
            description = "Months such as 2026-08,2026-09.")
    private List<String> periods = List.of();

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() throws IOException {
        var client = service.client();
        var answer = client.post(client.path("simulations"), service.key(), question()).json();
        if (service.json()) {
            service.report().print(answer);
        } else {
            print(answer);
        }
        return 0;
    }

    private Map<String, Object> question() throws IOException {
        var question = new LinkedHashMap<String, Object>();
        question.put("periods", periods);
        var version = subject.version;
        if (version != null) {
            question.put("policy", version.policy);
            question.put("version", version.number);
        } else if (subject.file != null) {
            question.put("policyText", Files.readString(subject.file));
        }
        return question;
    }

    private void print(JsonNode answer) {
        var report = service.report();
        report.raw(costCenters(answer).text());
        report.raw(System.lineSeparator());
        report.raw(amounts(answer.path("pools"), "pool").text());
        for (var period : answer.path("periods")) {
            for (var finding : period.path("findings")) {
                report.raw(
                        "%s  %s %s: %s%n"
                                .formatted(
                                        period.path("period").asString(""),
                                        finding.path("code").asString(""),
                                        finding.path("subject").asString(""),
                                        finding.path("detail").asString("")));
            }
        }
    }

    private static TextTable costCenters(JsonNode answer) {
        var table =
                new TextTable(
                        List.of(
                                "cost center",
                                "posted",
                                "simulated",
                                "difference",
                                "volatility %",
                                "then"));
        for (var row : answer.path("costCenters")) {
            var cells = cells(row, "costCenter", "");
            cells.add(row.path("postedVolatility").path("percent").asString(""));
            cells.add(row.path("simulatedVolatility").path("percent").asString(""));
            table.row(cells);
        }
        return table;
    }

    private static TextTable amounts(JsonNode rows, String name) {
        var table = new TextTable(List.of(name, "posted", "simulated", "difference"));
        for (var row : rows) {
            table.row(cells(row, name, "(no pool)"));
        }
        return table;
    }

    private static List<String> cells(JsonNode row, String name, String absent) {
        return new ArrayList<>(
                List.of(
                        row.path(name).asString(absent),
                        Report.cell(row.path("posted")),
                        Report.cell(row.path("simulated")),
                        Report.cell(row.path("difference"))));
    }
}
