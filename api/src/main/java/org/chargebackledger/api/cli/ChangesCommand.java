package org.chargebackledger.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Prints what a delivery of a bill says otherwise than the one before. */
@Command(
        name = "changes",
        mixinStandardHelpOptions = true,
        description = "Prints what a delivery changed in a bill, by cause.")
public final class ChangesCommand implements Subcommand {

    @Parameters(paramLabel = "IMPORT", description = "The import's id.")
    private String importId = "";

    @Mixin private ServiceOptions service;

    @Spec private CommandSpec command;

    @Override
    public Integer call() {
        var client = service.client();
        var answer = client.get(client.path("imports", importId, "changes")).json();
        if (service.json()) {
            service.report().print(answer);
            return 0;
        }
        var out = command.commandLine().getOut();
        answer.path("snapshots").forEach(snapshot -> out.print(text(snapshot)));
        out.flush();
        return 0;
    }

    private static String text(JsonNode restated) {
        var snapshot = restated.path("snapshot");
        var against = restated.path("against");
        var title =
                "%s %s %s: %s%n%s lines are as they were%n"
                        .formatted(
                                snapshot.path("provider").asString(),
                                snapshot.path("billingAccount").asString(),
                                snapshot.path("billingPeriod").asString(),
                                against.isMissingNode()
                                        ? "the first snapshot"
                                        : "revision %s against revision %s"
                                                .formatted(
                                                        Report.cell(snapshot.path("revision")),
                                                        Report.cell(against.path("revision"))),
                                Report.cell(restated.path("unchangedLines")));
        var table =
                new TextTable(
                        List.of(
                                "cause",
                                "lines before",
                                "lines after",
                                "billed",
                                "effective",
                                "meaning"));
        restated.path("causes").forEach(cause -> table.row(row(cause)));
        return title + table.text();
    }

    private static List<String> row(JsonNode cause) {
        return List.of(
                Report.cell(cause.path("cause")),
                Report.cell(cause.path("linesBefore")),
                Report.cell(cause.path("linesAfter")),
                Report.cell(cause.path("billed")),
                Report.cell(cause.path("effective")),
                Report.cell(cause.path("meaning")));
    }
}
