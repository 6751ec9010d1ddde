package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.money.Money;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A statement as CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an
 * apostrophe in front; an amount is a number and stays as it is. An adjustment is a row of kind
 * {@code adjustment} with the reason as its category and the origin period as its service, so that
 * the rows add up to the total.
 */
public final class StatementCsv {

    private static final List<String> HEADER =
            List.of(
                    "cost_center",
                    "kind",
                    "pool",
                    "charge_category",
                    "service",
                    "cluster",
                    "namespace",
                    "amount",
                    "currency");

    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r\\n].*");

    private StatementCsv() {}

    public static byte[] bytes(Statement statement) {
        var out = new StringBuilder();
        out.append(String.join(",", HEADER)).append("\r\n");
        for (var line : statement.lines()) {
            var key = line.key();
            row(
                    out,
                    line.amount(),
                    statement.costCenter(),
                    key.kind().text(),
                    key.pool(),
                    key.chargeCategory(),
                    key.service(),
                    key.cluster(),
                    key.namespace());
        }
        for (var adjustment : statement.adjustments()) {
            row(
                    out,
                    adjustment.amount(),
                    statement.costCenter(),
                    "adjustment",
                    "",
                    adjustment.reason(),
                    adjustment.originPeriod().toString(),
                    "",
                    "");
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void row(StringBuilder out, Money amount, String... texts) {
        for (var text : texts) {
            out.append(cell(text)).append(',');
        }
        out.append(amount.amount()).append(',').append(amount.currency().code()).append("\r\n");
    }

    private static String cell(String text) {
        var safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        var plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
