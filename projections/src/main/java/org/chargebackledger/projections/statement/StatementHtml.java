package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.statement.Statement.Adjustment;
import org.chargebackledger.projections.statement.Statement.Line;
import org.chargebackledger.projections.statement.Statement.Mode;
import org.chargebackledger.projections.statement.Statement.View;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * A statement as one HTML page that needs nothing else: to read, to print, to send. It is
 * well-formed XML, too.
 */
public final class StatementHtml {

    private static final String STYLE = resource("statement.css");
    private static final String PRINT_STYLE = resource("print.css");

    /** The minute before the last one counts: nobody is told a time that is over. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private StatementHtml() {}

    public static byte[] bytes(Statement statement) {
        return page(statement, STYLE).getBytes(StandardCharsets.UTF_8);
    }

    /** The page for paper, with a foot for each sheet. */
    public static String print(Statement statement) {
        return page(statement, PRINT_STYLE)
                .replaceFirst("<body>", "<body>\n" + runningFoot(statement));
    }

    private static String runningFoot(Statement statement) {
        return "<div class=\"running-foot\"><p>"
                + Matcher.quoteReplacement(Markup.escaped(statement.number()))
                + ", revision "
                + statement.revision()
                + ", as of entry "
                + statement.asOf()
                + "</p><p>Content SHA-256 "
                + StatementJson.contentHash(statement)
                + "</p></div>";
    }

    private static String page(Statement statement, String style) {
        var out = new StringBuilder(4096);
        head(out, statement, style);
        summary(out, statement);
        StatementSections.inShort(out, statement);
        StatementPrices.budget(out, statement.details().budget());
        lines(out, statement);
        if (!statement.adjustments().isEmpty()) {
            adjustments(out, statement);
        }
        if (!statement.later().isEmpty()) {
            later(out, statement);
        }
        total(out, statement);
        StatementSections.sources(out, statement);
        foot(out, statement);
        return out.toString();
    }

    private static void head(StringBuilder out, Statement statement, String style) {
        var title = Markup.escaped("Statement " + statement.number());
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width,"
                                + " initial-scale=1\"/>\n")
                .append("<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(style)
                .append("</style>\n</head>\n<body>\n<main>\n<header>\n<p class=\"kicker\">")
                .append(Markup.escaped(holder(statement)))
                .append("</p>\n<h1>")
                .append(title)
                .append("</h1>\n<p class=\"badge ")
                .append(statement.mode() == Mode.CHARGEBACK ? "charged" : "shown")
                .append("\">")
                .append(statement.mode().name())
                .append(" · ")
                .append(statement.details().status().name())
                .append("</p>\n</header>\n");
    }

    private static String holder(Statement statement) {
        var name = statement.details().name();
        return name == null ? statement.costCenter() : name + " · " + statement.costCenter();
    }

    private static void summary(StringBuilder out, Statement statement) {
        out.append("<dl class=\"summary\">\n");
        fact(out, "Period", statement.period().toString());
        var disputeBy = statement.details().disputeBy();
        if (disputeBy != null) {
            fact(out, "Dispute by", MINUTE.format(disputeBy));
        }
        var owner = statement.details().owner();
        if (owner != null && !owner.isEmpty()) {
            fact(out, "Owner", owner);
        }
        fact(
                out,
                "View",
                statement.view() == View.POSTED
                        ? "As posted"
                        : "As restated: all that is about the period, wherever it is posted");
        for (var rate : statement.rates()) {
            fact(out, "Rate", rate.words());
        }
        fact(out, "Revision", Integer.toString(statement.revision()));
        fact(out, "As of entry", Long.toString(statement.asOf()));
        fact(out, "Total", statement.total().toString());
        fact(
                out,
                "Owed",
                statement.mode() == Mode.CHARGEBACK
                        ? statement.owed().toString()
                        : statement.owed() + " (showback: for information only)");
        out.append("</dl>\n");
    }

    private static void fact(StringBuilder out, String name, String value) {
        out.append("<div><dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Markup.escaped(value))
                .append("</dd></div>\n");
    }

    private static void lines(StringBuilder out, Statement statement) {
        out.append("<section aria-labelledby=\"lines\">\n<h2 id=\"lines\">Charges</h2>\n");
        table(out, "Charges of the period", "What", "Category");
        for (var kind : PostingKey.Kind.values()) {
            var ofKind =
                    statement.lines().stream().filter(line -> line.key().kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                group(out, kind, ofKind);
            }
        }
        out.append("</table>\n</section>\n");
    }

    private static void group(StringBuilder out, PostingKey.Kind kind, List<Line> lines) {
        var sum = lines.stream().map(Line::amount).reduce(Money::plus).orElseThrow();
        out.append("<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"2\">")
                .append(name(kind))
                .append("</th>");
        amount(out, sum, List.of());
        for (var line : lines) {
            row(
                    out,
                    line.label(),
                    line.key().chargeCategory(),
                    line.amount(),
                    line.billed(),
                    line.postings());
        }
        out.append("</tbody>\n");
    }

    private static void adjustments(StringBuilder out, Statement statement) {
        out.append("<section aria-labelledby=\"adjustments\">\n")
                .append("<h2 id=\"adjustments\">Adjustments of other periods</h2>\n");
        table(out, "Adjustments of other periods", "Period", "Reason");
        out.append("<tbody>\n");
        for (Adjustment adjustment : statement.adjustments()) {
            row(
                    out,
                    adjustment.originPeriod().toString(),
                    adjustment.reason(),
                    adjustment.amount(),
                    adjustment.billed(),
                    adjustment.postings());
        }
        out.append("</tbody>\n</table>\n</section>\n");
    }

    private static void later(StringBuilder out, Statement statement) {
        out.append("<section aria-labelledby=\"later\">\n")
                .append("<h2 id=\"later\">Of these, posted in other periods</h2>\n");
        table(out, "Posted in other periods", "Posted in", "Reason");
        out.append("<tbody>\n");
        for (var later : statement.later()) {
            row(
                    out,
                    later.postedIn().toString(),
                    later.reason(),
                    later.amount(),
                    List.of(),
                    later.postings());
        }
        out.append("</tbody>\n</table>\n</section>\n");
    }

    private static void table(StringBuilder out, String caption, String first, String second) {
        out.append("<table>\n<caption>")
                .append(caption)
                .append("</caption>\n<thead><tr><th scope=\"col\">")
                .append(first)
                .append("</th><th scope=\"col\">")
                .append(second)
                .append("</th><th scope=\"col\" class=\"amount\">Amount</th></tr></thead>\n");
    }

    private static void row(
            StringBuilder out,
            String what,
            String which,
            Money amount,
            List<Money> billed,
            List<String> postings) {
        out.append("<tr><th scope=\"row\">")
                .append(Markup.escaped(what))
                .append("<span class=\"postings\">")
                .append(Markup.escaped(String.join(" ", postings)))
                .append("</span></th><td>")
                .append(Markup.escaped(which))
                .append("</td>");
        amount(out, amount, billed);
    }

    private static void amount(StringBuilder out, Money amount, List<Money> billed) {
        out.append("<td class=\"amount")
                .append(amount.signum() < 0 ? " credit\">" : "\">")
                .append(amount.amount());
        for (var one : billed) {
            out.append("<span class=\"postings\">").append(one).append("</span>");
        }
        out.append("</td></tr>\n");
    }

    private static void total(StringBuilder out, Statement statement) {
        out.append("<p class=\"total\"><span>Total ")
                .append(statement.period())
                .append("</span><strong>")
                .append(statement.total())
                .append("</strong></p>\n");
    }

    private static void foot(StringBuilder out, Statement statement) {
        out.append("<footer>\n<p>Every amount is a sum of the journal postings named beside it, up")
                .append(" to entry ")
                .append(statement.asOf())
                .append(". The same entry gives the same statement.</p>\n<p class=\"hash\">Content")
                .append(" SHA-256 ")
                .append(StatementJson.contentHash(statement))
                .append("</p>\n")
                .append("</footer>\n</main>\n</body>\n</html>\n");
    }

    private static String name(PostingKey.Kind kind) {
        return switch (kind) {
            case DIRECT -> "Own services";
            case NODE -> "Cluster nodes, by what was requested and used";
            case POOL -> "Shares of common cost";
            case IDLE -> "Idle capacity";
            case UNATTRIBUTED -> "Cost that no rule attributes";
        };
    }

    private static String resource(String name) {
        try (var in = StatementHtml.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
