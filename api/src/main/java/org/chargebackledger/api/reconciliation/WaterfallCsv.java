package org.chargebackledger.api.reconciliation;

import org.chargebackledger.api.reconciliation.WaterfallView.AccountWaterfall;
import org.chargebackledger.api.reconciliation.WaterfallView.Row;
import org.chargebackledger.api.reconciliation.WaterfallView.WaterfallSteps;
import org.chargebackledger.ledger.money.Exact;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Waterfalls as CSV (RFC 4180), a row for each step: {@code estimate}, the causes, {@code
 * remainder} and {@code bill}; of a whole account then the steps to the ledger. Of each place the
 * steps before {@code bill} sum to it. A text that a spreadsheet would run gets an apostrophe.
 */
final class WaterfallCsv {

    private static final List<String> HEADER =
            List.of(
                    "provider",
                    "billing_account",
                    "invoice_issuer",
                    "currency",
                    "cluster",
                    "node",
                    "service",
                    "resource",
                    "to",
                    "step",
                    "amount",
                    "lines");

    private static final String BILL = "bill";
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r\\n].*");

    private final StringBuilder out = new StringBuilder();

    private WaterfallCsv() {
        out.append(String.join(",", HEADER)).append("\r\n");
    }

    /** Accounts, each with its clusters, or rows where these are given. */
    static byte[] bytes(WaterfallView view, List<Row> rows) {
        var csv = new WaterfallCsv();
        if (rows.isEmpty()) {
            view.accounts().forEach(csv::account);
        } else {
            rows.forEach(csv::row);
        }
        return csv.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void account(AccountWaterfall one) {
        for (var cluster : one.clusters()) {
            steps(place(one, cluster.cluster(), "", "", ""), cluster.bill());
        }
        var ledger = one.ledger();
        if (ledger != null) {
            var place = place(one, "", "", "", "");
            line(place, "ledger", BILL, ledger.billed(), one.bill().lines());
            ledger.steps().forEach(step -> line(place, "ledger", step.step(), step.amount(), 0));
            line(place, "ledger", "remainder", ledger.remainder(), 0);
            line(place, "ledger", "charged", ledger.charged().exact(), 0);
        }
    }

    private static List<String> place(
            AccountWaterfall one, String cluster, String node, String service, String resource) {
        return List.of(
                one.provider(),
                one.billingAccount(),
                one.invoiceIssuer(),
                one.currency().code(),
                cluster,
                node,
                service,
                resource);
    }

    private void row(Row row) {
        steps(
                List.of(
                        row.provider(),
                        row.billingAccount(),
                        row.invoiceIssuer(),
                        row.currency().code(),
                        row.cluster(),
                        row.node() == null ? "" : row.node(),
                        row.service() == null ? "" : row.service(),
                        row.resource() == null ? "" : row.resource()),
                row.bill());
    }

    private void steps(List<String> place, WaterfallSteps steps) {
        line(place, BILL, "estimate", steps.estimate(), 0);
        steps.steps().forEach(step -> line(place, BILL, step.cause(), step.amount(), step.lines()));
        line(place, BILL, "remainder", steps.remainder(), 0);
        line(place, BILL, BILL, steps.billed(), steps.lines());
    }

    private void line(List<String> place, String to, String step, Exact amount, long lines) {
        place.forEach(text -> out.append(cell(text)).append(','));
        out.append(to).append(',').append(step).append(',');
        out.append(amount).append(',').append(lines).append("\r\n");
    }

    private static String cell(String text) {
        var safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        var plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
