package org.chargebackledger.api.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Prints what changed on a statement between two states, and by which entries. */
@Command(
        name = "bridge",
        mixinStandardHelpOptions = true,
        description = "Prints what changed on a statement, and by which entries.")
final class StatementBridgeCommand implements Callable<Integer> {

    /** How it is printed. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Parameters(index = "0", paramLabel = "PERIOD", description = "A month such as 2026-10.")
    private String period = "";

    @Parameters(index = "1", paramLabel = "COST-CENTER", description = "Its code.")
    private String costCenter = "";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "POINT",
            description = "A revision such as r1, or an entry's sequence.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "POINT",
            description = "Likewise (default: the statement as it is shown).")
    private @Nullable String to;

    @Option(names = "--view", description = "posted or restated (default: posted).")
    private StatementCommand.@Nullable View view;

    @Option(names = "--format", defaultValue = "TABLE", description = "table, csv or json.")
    private Format format = Format.TABLE;

    @Mixin private ServiceOptions service;

    @Override
    public Integer call() {
        var client = service.client();
        var url = client.path("periods", period, "statements", costCenter, "bridge");
        url.addQueryParameter("from", from);
        ServiceClient.filter(url, "to", to);
        if (view != null) {
            url.addQueryParameter("view", view.name().toLowerCase(Locale.ROOT));
        }
        if (format == Format.CSV && !service.json()) {
            service.report().raw(client.get(url, "text/csv").body());
            return 0;
        }
        var answer = client.get(url).json();
        if (format == Format.JSON || service.json()) {
            service.report().raw(answer + System.lineSeparator());
        } else {
            service.report().raw(text(answer));
        }
        return 0;
    }

    private static String text(JsonNode bridge) {
        var table = new TextTable(List.of("", "entry", "why", "amount"));
        table.row(List.of("before", "", "", Report.cell(bridge.path("from").path("total"))));
        for (var line : bridge.path("lines")) {
            for (var cause : line.path("causes")) {
                table.row(
                        List.of(
                                line.path("label").asString(""),
                                cause.path("entry").asString(""),
                                why(line, cause),
                                Report.cell(cause.path("amount"))));
            }
        }
        table.row(List.of("after", "", "", Report.cell(bridge.path("to").path("total"))));
        table.row(List.of("difference", "", "", Report.cell(bridge.path("difference"))));
        return table.text();
    }

    private static String why(JsonNode line, JsonNode cause) {
        return cause.path("kind").asString("")
                + (cause.has("reason") ? " " + cause.path("reason").asString() : "")
                + " of "
                + line.path("originPeriod").asString("");
    }
}
