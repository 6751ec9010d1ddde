package org.chargebackledger.api.cli;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A statement as a table for people: with what was billed beside it where that is asked for. */
final class StatementText {

    private final boolean billed;
    private final TextTable table;

    private StatementText(boolean billed) {
        this.billed = billed;
        this.table =
                new TextTable(billed ? List.of("", "amount", "billed") : List.of("", "amount"));
    }

    static String of(JsonNode statement) {
        var text = new StatementText(isBilledApart(statement));
        text.add(statement);
        return "%s  %s  %s  revision %s  %s%s%n%n%s%s%s"
                .formatted(
                        statement.path("costCenter").asString(""),
                        statement.path("period").asString(""),
                        statement.path("number").asString(""),
                        statement.path("revision").asString(""),
                        statement.path("mode").asString(""),
                        statement.has("status") ? "  " + statement.path("status").asString() : "",
                        text.table.text(),
                        SavingsText.of(statement.path("savings")),
                        rates(statement));
    }

    private static boolean isBilledApart(JsonNode statement) {
        for (var rows : List.of(statement.path("lines"), statement.path("adjustments"))) {
            for (var row : rows) {
                if (row.has("billed")) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add(JsonNode statement) {
        for (var line : statement.path("lines")) {
            row(line.path("label").asString(""), line);
        }
        for (var adjustment : statement.path("adjustments")) {
            row(
                    "adjustment of "
                            + adjustment.path("originPeriod").asString("")
                            + ", "
                            + adjustment.path("reason").asString(""),
                    adjustment);
        }
        row("total", statement.path("total"), "");
        row("owed", statement.path("owed"), "");
        var budget = statement.path("budget");
        if (!budget.isMissingNode()) {
            row("budget", budget.path("budget"), "");
            variance(budget.path("variance"));
            row("remaining of the year", budget.path("remaining"), "");
        }
    }

    private void variance(JsonNode variance) {
        var amount = variance.path("amount").asString("");
        var over = amount.startsWith("-") ? amount.substring(1) : amount;
        row(
                over.equals(amount) ? "over budget" : "under budget",
                over + " " + variance.path("currency").asString(""),
                "");
    }

    private void row(String what, JsonNode row) {
        row(
                what,
                row.path("amount"),
                row.path("billed")
                        .valueStream()
                        .map(Report::cell)
                        .collect(Collectors.joining(", ")));
    }

    private void row(String what, JsonNode amount, String asBilled) {
        row(what, Report.cell(amount), asBilled);
    }

    private void row(String what, String amount, String asBilled) {
        var cells = new ArrayList<>(List.of(what, amount));
        if (billed) {
            cells.add(asBilled);
        }
        table.row(cells);
    }

    private static String rates(JsonNode statement) {
        return statement
                .path("rates")
                .valueStream()
                .map(rate ->
                        "1 %s = %s %s, %s of %s%n"
                                .formatted(
                                        rate.path("from").asString(""),
                                        rate.path("value").asString(""),
                                        rate.path("to").asString(""),
                                        rate.path("type").asString(""),
                                        rate.path("date").asString("")))
                .collect(Collectors.joining());
    }
}
