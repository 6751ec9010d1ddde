package org.chargebackledger.ledger.months;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bills of one to three source accounts in one currency, from a random source. */
final class RandomBills {

    private static final List<String> CURRENCIES = List.of("USD", "USD", "USD", "JPY", "KWD");
    private static final List<String> SERVICES =
            List.of("compute", "database", "storage", "AWS Support", "control-plane", "ingress");

    private final Random random;
    private final CurrencyCode currency;
    private final int accounts;

    RandomBills(Random random) {
        this.random = random;
        this.currency = new CurrencyCode(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
        this.accounts = 1 + random.nextInt(3);
    }

    String currency() {
        return currency.code();
    }

    List<CostLine> lines(List<String> resources, List<String> clusters) {
        var lines = new ArrayList<CostLine>();
        var count = 5 + random.nextInt(40);
        for (var i = 0; i < count; i++) {
            lines.add(line(resources, clusters));
        }
        return lines;
    }

    private CostLine line(List<String> resources, List<String> clusters) {
        var account = random.nextInt(accounts);
        var service = SERVICES.get(random.nextInt(SERVICES.size()));
        var compute = service.equals("compute");
        var category = category();
        var first = LocalDate.of(2026, 10, 1).plusDays(random.nextInt(31));
        var last = first.plusDays(random.nextInt(32 - first.getDayOfMonth()));
        var commitment = compute && random.nextInt(4) == 0 ? "sp-" + random.nextInt(2) : "";
        var billed = amount(category);
        var effective = commitment.isEmpty() || random.nextInt(3) == 0 ? billed : amount(category);
        if (random.nextInt(40) == 0) {
            effective = effective.plus(Exact.parse("0.1"));
        }
        return new CostLine(
                random.nextInt(5) == 0 ? LocalDate.of(2026, 10, 1) : first,
                random.nextInt(5) == 0 ? LocalDate.of(2026, 11, 1) : last.plusDays(1),
                "Cloud " + account,
                "payer-" + account,
                "sub-" + random.nextInt(3),
                "Issuer",
                "inv-" + random.nextInt(2),
                "region",
                service,
                category,
                "",
                "",
                commitment,
                commitment.isEmpty() ? "" : random.nextInt(3) == 0 ? "Unused" : "Used",
                compute && random.nextInt(4) > 0
                        ? resources.get(random.nextInt(resources.size()))
                        : "res-" + random.nextInt(5),
                random.nextBoolean() ? clusters.get(random.nextInt(clusters.size())) : "",
                "",
                "",
                tags(),
                currency,
                new Costs(billed, billed, billed, effective),
                1);
    }

    private String category() {
        return switch (random.nextInt(12)) {
            case 0 -> "Tax";
            case 1 -> "Credit";
            case 2 -> "Purchase";
            default -> "Usage";
        };
    }

    private Exact amount(String category) {
        var size = random.nextInt(5) == 0 ? 1 : 3;
        var amount = RandomMonth.decimal(random, size, random.nextInt(12));
        var negative = category.equals("Credit") || random.nextInt(15) == 0;
        return negative ? amount.negate() : amount;
    }

    private String tags() {
        return switch (random.nextInt(8)) {
            case 0 -> "{}";
            case 1 -> "{\"team\":\"nobody-knows\"}";
            default ->
                    "{\"team\":\""
                            + RandomMonth.TEAMS.get(random.nextInt(RandomMonth.TEAMS.size()))
                            + "\"}";
        };
    }
}
