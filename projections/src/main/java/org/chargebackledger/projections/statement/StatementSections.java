package org.chargebackledger.projections.statement;

import static org.chargebackledger.projections.statement.Markup.escaped;

import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.projections.statement.Details.Shared;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What stands around a statement's lines: its sum, how common cost was split, its sources. */
final class StatementSections {

    private StatementSections() {}

    /** The parts that sum to the total, and what rounding added. */
    static void inShort(StringBuilder out, Statement statement) {
        open(out, "short", "In short", List.of("Part"), "Amount");
        for (var part : Part.of(statement)) {
            row(out, List.of(part.kind().words()), part.amount().amount());
        }
        row(out, List.of("Before rounding"), statement.exact().toString());
        row(out, List.of("Rounding"), statement.rounding().toString());
        close(out);
    }

    static void close(StringBuilder out) {
        out.append("</tbody>\n</table>\n</section>\n");
    }

    private static void shared(StringBuilder out, List<Shared> shared) {
        if (shared.isEmpty()) {
            return;
        }
        open(
                out,
                "shared",
                "How common cost was split",
                List.of("Pool", "By", "Own units", "Of", "Share", "Per unit"),
                "Before rounding");
        for (var one : shared) {
            row(
                    out,
                    List.of(
                            one.cluster().isEmpty()
                                    ? one.pool()
                                    : one.pool() + " (" + one.cluster() + ")",
                            one.driver().isEmpty() ? "not split" : one.driver(),
                            one.driver().isEmpty() ? "" : Rounding.shown(one.own()),
                            one.driver().isEmpty() ? "" : Rounding.shown(one.total()),
                            one.share() == null ? "" : one.share() + " %",
                            text(one.rate())),
                    Rounding.shown(one.amount()));
        }
        close(out);
    }

    /** How common cost was split, and where all of it comes from. All decimals are in the JSON. */
    static void sources(StringBuilder out, Statement statement) {
        shared(out, statement.details().shared());
        StatementPrices.savings(out, statement.details().savings());
        out.append("<section aria-labelledby=\"sources\">\n")
                .append("<h2 id=\"sources\">Where it comes from</h2>\n<ul class=\"sources\">\n");
        for (var policy : statement.details().policies()) {
            item(
                    out,
                    "Policy " + policy.name() + ", version " + policy.version(),
                    "SHA-256 " + policy.hash());
        }
        for (var one : statement.details().intercompany()) {
            item(
                    out,
                    "By invoices of " + one.entity() + ", book " + one.book(),
                    one.amount().toString());
        }
        for (var bill : statement.details().deliveries()) {
            var invoices =
                    bill.invoices().isEmpty()
                            ? ""
                            : ", invoices " + String.join(", ", bill.invoices());
            item(
                    out,
                    "Bill of "
                            + bill.provider()
                            + " "
                            + bill.billingAccount()
                            + " for "
                            + bill.billingPeriod()
                            + ", delivery "
                            + bill.revision()
                            + invoices,
                    "SHA-256 " + bill.sha256());
        }
        item(out, "Journal entries " + String.join(", ", statement.entries()), "");
        var anchor = statement.details().anchor();
        if (anchor != null) {
            item(
                    out,
                    "Head of the period’s entries " + anchor.number(),
                    "SHA-256 " + anchor.hash());
        }
        out.append("</ul>\n</section>\n");
    }

    private static void item(StringBuilder out, String what, String hash) {
        out.append("<li>").append(escaped(what));
        if (!hash.isEmpty()) {
            out.append("<span class=\"postings hash\">").append(escaped(hash)).append("</span>");
        }
        out.append("</li>\n");
    }

    /**
     * Begins a section that is one table.
     *
     * @param amounts names of the last columns, which are figures
     */
    static void open(
            StringBuilder out, String id, String title, List<String> columns, String... amounts) {
        out.append("<section aria-labelledby=\"")
                .append(id)
                .append("\">\n<h2 id=\"")
                .append(id)
                .append("\">")
                .append(title)
                .append("</h2>\n<table>\n<caption>")
                .append(title)
                .append("</caption>\n<thead><tr>");
        for (var column : columns) {
            out.append("<th scope=\"col\">").append(column).append("</th>");
        }
        for (var amount : amounts) {
            out.append("<th scope=\"col\" class=\"amount\">").append(amount).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
    }

    static void row(StringBuilder out, List<String> cells, String... amounts) {
        out.append("<tr><th scope=\"row\">").append(escaped(cells.getFirst())).append("</th>");
        for (var cell : cells.subList(1, cells.size())) {
            out.append("<td>").append(escaped(cell)).append("</td>");
        }
        for (var amount : amounts) {
            out.append("<td class=\"amount\">").append(escaped(amount)).append("</td>");
        }
        out.append("</tr>\n");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
