package org.chargebackledger.api.cli;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** The way from estimate over bill to ledger as people read it: a table for each cluster. */
final class WaterfallText {

    private static final List<String> COLUMNS = List.of("step", "amount", "lines", "what it is");

    private WaterfallText() {}

    static String of(JsonNode answer) {
        if (!answer.has("runId")) {
            return "nothing is posted%n".formatted();
        }
        var text = new StringBuilder();
        for (var account : answer.path("accounts")) {
            account(text, account);
        }
        for (var left : answer.path("notCompared")) {
            text.append(
                    "not compared: %s, estimated at %s %s: %s%n"
                            .formatted(
                                    cell(left, "cluster"),
                                    cell(left, "estimated"),
                                    cell(left, "currency"),
                                    cell(left, "reason")));
        }
        var variances =
                new TextTable(
                        List.of("cluster", "estimate", "compared", "remainder", "within", "owner"));
        for (var one : answer.path("variances")) {
            variances.row(
                    List.of(
                            cell(one, "cluster"),
                            cell(one, "estimate"),
                            cell(one, "compared"),
                            cell(one, "remainder"),
                            cell(one, "within"),
                            cell(one, "owner")));
        }
        return text.append("tolerance: ")
                .append(cell(answer, "tolerance"))
                .append(System.lineSeparator())
                .append(variances.text())
                .toString();
    }

    private static void account(StringBuilder text, JsonNode account) {
        var name =
                "%s %s %s"
                        .formatted(
                                cell(account, "provider"),
                                cell(account, "billingAccount"),
                                cell(account, "currency"));
        for (var cluster : account.path("clusters")) {
            var at = cell(cluster, "cluster");
            text.append(
                    "%s, %s (%s)%n"
                            .formatted(
                                    name,
                                    at.isEmpty() ? "outside clusters" : at,
                                    cell(cluster, "estimatedBy")));
            table(text, steps(cluster.path("bill")));
        }
        var whole = steps(account.path("bill"));
        var ledger = account.path("ledger");
        for (var step : ledger.path("steps")) {
            whole.row(List.of(cell(step, "step"), cell(step, "amount"), "", "in the ledger"));
        }
        if (!ledger.isMissingNode()) {
            whole.row(List.of("remainder", cell(ledger, "remainder"), "", "in the ledger"));
            whole.row(
                    List.of(
                            "charged",
                            cell(ledger.path("charged"), "amount"),
                            "",
                            "to cost centers"));
        }
        text.append("%s, all of it%n".formatted(name));
        table(text, whole);
    }

    private static TextTable steps(JsonNode bill) {
        var table = new TextTable(COLUMNS);
        table.row(List.of("estimate", cell(bill, "estimate"), "", "what usage should cost"));
        for (var step : bill.path("steps")) {
            table.row(
                    List.of(
                            cell(step, "cause"),
                            cell(step, "amount"),
                            cell(step, "lines"),
                            cell(step, "about")));
        }
        table.row(List.of("remainder", cell(bill, "remainder"), "", "what no cause explains"));
        table.row(List.of("bill", cell(bill, "billed"), cell(bill, "lines"), "what is billed"));
        return table;
    }

    private static void table(StringBuilder text, TextTable table) {
        text.append(table.text()).append(System.lineSeparator());
    }

    private static String cell(JsonNode row, String name) {
        return Report.cell(row.path(name));
    }
}
