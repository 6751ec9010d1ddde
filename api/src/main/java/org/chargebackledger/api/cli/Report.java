package org.chargebackledger.api.cli;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a command prints on stdout: the service's JSON for machines; for people a line for each
 * plain member and a table for each list.
 */
final class Report {

    private final PrintWriter out;
    private final boolean json;

    Report(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** The whole answer. */
    void print(JsonNode answer) {
        if (json) {
            out.println(answer.toString());
        } else if (answer.isArray()) {
            table(answer);
        } else {
            members(answer);
        }
        out.flush();
    }

    /** A text as it is. */
    void raw(String text) {
        out.print(text);
        out.flush();
    }

    /** A line for each plain member, also of objects within, then a table for each list. */
    private void members(JsonNode object) {
        lines("", object);
        tables("", object);
    }

    private void lines(String prefix, JsonNode object) {
        for (var member : object.properties()) {
            var name = prefix + member.getKey();
            if (isGroup(member.getValue())) {
                lines(name + ".", member.getValue());
            } else if (!isList(member.getValue())) {
                out.println(name + ": " + cell(member.getValue()));
            }
        }
    }

    private void tables(String prefix, JsonNode object) {
        for (var member : object.properties()) {
            var name = prefix + member.getKey();
            if (isGroup(member.getValue())) {
                tables(name + ".", member.getValue());
            } else if (isList(member.getValue()) && !member.getValue().isEmpty()) {
                out.println();
                out.println(name);
                table(member.getValue());
            }
        }
    }

    /** Texts of several lines have no place in a row: whoever wants one asks for its object. */
    private void table(JsonNode rows) {
        var columns = new LinkedHashSet<String>();
        rows.forEach(row -> row.properties().forEach(member -> columns.add(member.getKey())));
        columns.removeIf(column -> rows.valueStream().anyMatch(row -> isLong(row.path(column))));
        var table = new TextTable(List.copyOf(columns));
        for (var row : rows) {
            var cells = new ArrayList<String>();
            columns.forEach(column -> cells.add(cell(row.path(column))));
            table.row(cells);
        }
        table.print(out);
    }

    private static boolean isLong(JsonNode node) {
        return node.isString() && node.asString().contains("\n");
    }

    private static boolean isGroup(JsonNode node) {
        return node.isObject() && !isAmount(node);
    }

    private static boolean isAmount(JsonNode node) {
        return node.has("amount") && node.has("currency");
    }

    private static boolean isList(JsonNode node) {
        return node.isArray() && (node.isEmpty() || node.get(0).isObject());
    }

    /** An amount is written as people do; a list of texts in one line. */
    static String cell(JsonNode node) {
        if (node.isMissingNode()) {
            return "";
        }
        if (isAmount(node)) {
            return node.path("amount").asString("") + " " + node.path("currency").asString("");
        }
        if (node.isArray()) {
            var parts = new ArrayList<String>();
            node.forEach(part -> parts.add(cell(part)));
            return String.join(" ", parts);
        }
        if (node.isObject()) {
            var parts = new ArrayList<String>();
            node.properties().stream()
                    .map(member -> cell(member.getValue()))
                    .filter(text -> !text.isEmpty())
                    .forEach(parts::add);
            return String.join(" / ", parts);
        }
        return node.asString("");
    }
}
