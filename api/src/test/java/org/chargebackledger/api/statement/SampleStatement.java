package org.chargebackledger.api.statement;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.Savings;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Budgeted;
import org.chargebackledger.projections.statement.Details;
import org.chargebackledger.projections.statement.Details.Anchor;
import org.chargebackledger.projections.statement.Details.Delivery;
import org.chargebackledger.projections.statement.Details.Policy;
import org.chargebackledger.projections.statement.Details.Shared;
import org.chargebackledger.projections.statement.Details.Status;
import org.chargebackledger.projections.statement.Statement;
import org.chargebackledger.projections.statement.Statement.Adjustment;
import org.chargebackledger.projections.statement.Statement.Line;
import org.chargebackledger.projections.statement.Statement.Mode;
import org.chargebackledger.projections.statement.Statement.View;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A statement of several pages, with names that try a printer's patience. */
final class SampleStatement {

    static final CurrencyCode USD = new CurrencyCode("USD");
    static final Period OCTOBER = Period.parse("2026-10");
    private static final int NAMESPACES = 60;

    private SampleStatement() {}

    static Statement of(CurrencyCode currency) {
        return of(currency, details(null, null));
    }

    /** With savings and a budget, whose figures stand for themselves. */
    static Statement withPrices() {
        var savings =
                new Savings(
                        Exact.of(100),
                        Exact.parse("89.5"),
                        Exact.of(60),
                        Exact.parse("10.5"),
                        Exact.ZERO,
                        Exact.of(20),
                        Exact.of(15),
                        Exact.of(4),
                        Exact.ZERO,
                        Exact.ZERO);
        var budget =
                new Budgeted(
                        money(500_000, USD),
                        money(600_000, USD),
                        Period.parse("2026-01"),
                        money(5_000_000, USD),
                        money(6_050_000, USD),
                        money(6_000_000, USD));
        return of(USD, details(savings, budget));
    }

    private static Statement of(CurrencyCode currency, Details details) {
        var lines = new ArrayList<Line>();
        lines.add(
                line(
                        Kind.DIRECT,
                        "",
                        "Usage",
                        "=cmd|' /C calc'!A0",
                        "",
                        money(21_233, currency),
                        1));
        lines.add(
                line(Kind.DIRECT, "", "Credit", "@load balancer", "", money(-2_500, currency), 2));
        for (var i = 0; i < NAMESPACES; i++) {
            var namespace = "team-größe-Москва-" + i;
            lines.add(
                    line(
                            Kind.NODE,
                            "",
                            "Usage",
                            "compute",
                            namespace,
                            money(1_001 + i, currency),
                            3 + i));
        }
        lines.add(line(Kind.POOL, "tax", "Tax", "tax", "", money(2_351, currency), 90));
        lines.add(
                line(Kind.IDLE, "idle", "Usage", "日本 <idle> & co", "", money(3_970, currency), 91));
        var adjustment =
                new Adjustment(
                        Period.parse("2026-09"),
                        "PROVIDER_CORRECTION",
                        money(-1_234, currency),
                        List.of(),
                        List.of("2026-10-000003-0001"));
        var total = adjustment.amount();
        for (var line : lines) {
            total = total.plus(line.amount());
        }
        return new Statement(
                "ST-2026-10-CC-4100",
                2,
                OCTOBER,
                "CC-4100",
                View.POSTED,
                Mode.CHARGEBACK,
                412,
                List.copyOf(lines),
                List.of(adjustment),
                List.of(),
                total,
                total,
                total.exact().plus(Exact.parse("0.003")),
                List.of(),
                details);
    }

    private static Details details(@Nullable Savings savings, @Nullable Budgeted budget) {
        return new Details(
                "Payments & Größe 日本",
                "=HYPERLINK(owner)",
                Status.REVISED,
                null,
                List.of(
                        new Shared(
                                "ingress",
                                "",
                                "ingress_requests",
                                Exact.of(1_250_000),
                                Exact.of(5_000_000),
                                Exact.parse("7.85398163375"))),
                savings,
                budget,
                List.of(new Policy("standard", 3, "ab".repeat(32))),
                List.of(
                        new Delivery(
                                "AWS",
                                "111122223333",
                                OCTOBER,
                                2,
                                "focus",
                                "cd".repeat(32),
                                List.of("INV-1", "INV-2"))),
                List.of(),
                new Anchor("2026-10-000412", "ef".repeat(32)));
    }

    private static Money money(long units, CurrencyCode currency) {
        return new Money(currency, units);
    }

    private static Line line(
            Kind kind,
            String pool,
            String category,
            String service,
            String namespace,
            Money amount,
            int posting) {
        var key =
                new PostingKey(
                        kind,
                        pool,
                        category,
                        service,
                        namespace.isEmpty() ? "" : "prod",
                        namespace);
        var label = namespace.isEmpty() ? service : service + ", namespace " + namespace;
        return new Line(
                key,
                label,
                amount,
                List.of(),
                List.of(String.format(Locale.ROOT, "2026-10-000001-%04d", posting)));
    }
}
