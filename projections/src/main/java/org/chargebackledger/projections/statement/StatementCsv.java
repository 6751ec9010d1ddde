package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.statement.Statement.Adjustment;
import org.chargebackledger.projections.statement.Statement.Line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

    /** How many of them the file of one statement has; people read it by these. */
    private static final int OF_ONE = 9;

    private static final String ADJUSTMENT = "adjustment";

    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r\\n].*");

    private StatementCsv() {}

    /**
     * One row.
     *
     * @param before the texts of the columns before the amount
     * @param after the texts of the columns after it
     */
    public record Row(List<String> before, Money amount, List<String> after) {

        boolean isAdjustment() {
            return before.get(1).equals(ADJUSTMENT);
        }
    }

    /**
     * One statement, in the columns up to the currency: an adjustment has its reason for a category
     * and its origin period for a service.
     */
    public static byte[] bytes(Statement statement) {
        var out = header(HEADER.subList(0, OF_ONE));
        for (var row : rows(statement)) {
            var after = row.after();
            write(
                    out,
                    new Row(
                            row.isAdjustment()
                                    ? List.of(
                                            statement.costCenter(),
                                            ADJUSTMENT,
                                            "",
                                            after.getLast(),
                                            after.get(1),
                                            "",
                                            "")
                                    : row.before(),
                            row.amount(),
                            after.subList(0, 1)));
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One after the other under one header, with all columns. */
    public static byte[] bytes(List<Statement> statements) {
        var out = header(HEADER);
        statements.forEach(statement -> rows(statement).forEach(row -> write(out, row)));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static StringBuilder header(List<String> columns) {
        return new StringBuilder().append(String.join(",", columns)).append("\r\n");
    }

    static void write(StringBuilder out, Row row) {
        row.before().forEach(text -> out.append(cell(text)).append(','));
        out.append(row.amount().amount());
        row.after().forEach(text -> out.append(',').append(cell(text)));
        out.append("\r\n");
    }

    /** The lines and adjustments of a statement as the cells of the columns, as they are. */
    public static List<Row> rows(Statement statement) {
        return rows(statement, line -> List.of(line.amount()), one -> List.of(one.amount()));
    }

    /** The same as billed, a row for each currency; none unless both currencies are stated. */
    public static List<Row> billedRows(Statement statement) {
        return rows(statement, Line::billed, Adjustment::billed);
    }

    private static List<Row> rows(
            Statement statement,
            Function<Line, List<Money>> ofLine,
            Function<Adjustment, List<Money>> ofAdjustment) {
        var rows = new ArrayList<Row>();
        for (var line : statement.lines()) {
            for (var amount : ofLine.apply(line)) {
                rows.add(
                        row(
                                subject(statement.costCenter(), line.key()),
                                amount,
                                statement.period().toString(),
                                ""));
            }
        }
        for (var adjustment : statement.adjustments()) {
            var before = List.of(statement.costCenter(), ADJUSTMENT, "", "", "", "", "");
            for (var amount : ofAdjustment.apply(adjustment)) {
                rows.add(
                        row(
                                before,
                                amount,
                                adjustment.originPeriod().toString(),
                                adjustment.reason()));
            }
        }
        return rows;
    }

    /** The texts of the columns before the amount. */
    static List<String> subject(String costCenter, PostingKey key) {
        return List.of(
                costCenter,
                key.kind().text(),
                key.pool(),
                key.chargeCategory(),
                key.service(),
                key.cluster(),
                key.namespace());
    }

    private static Row row(List<String> before, Money amount, String origin, String reason) {
        return new Row(before, amount, List.of(amount.currency().code(), origin, reason));
    }

    /** A text as the cell of a CSV file. */
    public static String cell(String text) {
        var safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        var plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
