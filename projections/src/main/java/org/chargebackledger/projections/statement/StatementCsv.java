package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.money.Money;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Statements as CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe
 * in front; an amount is a number and stays as it is. An adjustment is a row of kind {@code
 * adjustment} with its origin period and reason, so that the rows of a statement add up to its
 * total.
 */
public final class StatementCsv {

    public static final List<String> HEADER =
            List.of(
                    "cost_center",
                    "kind",
                    "pool",
                    "charge_category",
                    "service",
                    "cluster",
                    "namespace",
                    "amount",
                    "currency",
                    "origin_period",
                    "reason");

    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r\\n].*");

    private StatementCsv() {}

    /**
     * One row.
     *
     * @param before the texts of the columns before the amount
     * @param after the texts of the columns after it
     */
    public record Row(List<String> before, Money amount, List<String> after) {}

    public static byte[] bytes(Statement statement) {
        return bytes(List.of(statement));
    }

    /** One after the other under one header. */
    public static byte[] bytes(List<Statement> statements) {
        var out = new StringBuilder();
        out.append(String.join(",", HEADER)).append("\r\n");
        for (var statement : statements) {
            for (var row : rows(statement)) {
                row.before().forEach(text -> out.append(cell(text)).append(','));
                out.append(row.amount().amount());
                row.after().forEach(text -> out.append(',').append(cell(text)));
                out.append("\r\n");
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The lines and adjustments of a statement as the cells of the columns, as they are. */
    public static List<Row> rows(Statement statement) {
        var rows = new ArrayList<Row>();
        for (var line : statement.lines()) {
            var key = line.key();
            rows.add(
                    new Row(
                            List.of(
                                    statement.costCenter(),
                                    key.kind().text(),
                                    key.pool(),
                                    key.chargeCategory(),
                                    key.service(),
                                    key.cluster(),
                                    key.namespace()),
                            line.amount(),
                            List.of(
                                    line.amount().currency().code(),
                                    statement.period().toString(),
                                    "")));
        }
        for (var adjustment : statement.adjustments()) {
            rows.add(
                    new Row(
                            List.of(statement.costCenter(), "adjustment", "", "", "", "", ""),
                            adjustment.amount(),
                            List.of(
                                    adjustment.amount().currency().code(),
                                    adjustment.originPeriod().toString(),
                                    adjustment.reason())));
        }
        return rows;
    }

    /** A text as the cell of a CSV file. */
    public static String cell(String text) {
        var safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        var plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
