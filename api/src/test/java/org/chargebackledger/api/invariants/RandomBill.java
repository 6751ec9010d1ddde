package org.chargebackledger.api.invariants;

import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.BillFile.Row;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Small bills of one account: usage, machines, tax, support, credits and a commitment. */
final class RandomBill {

    private static final List<String> TEAMS = List.of("payments", "search", "data", "nobody", "");
    private static final List<String> SERVICES = List.of("database", "storage", "network");

    private final Random random;
    private final String period;
    private final String account;

    RandomBill(Random random, String period, String account) {
        this.random = random;
        this.period = period;
        this.account = account;
    }

    /** A first bill. */
    BillFile fresh() {
        var bill = new BillFile(period);
        machine(bill);
        if (random.nextBoolean()) {
            commitment(bill);
        }
        for (var rows = 3 + random.nextInt(12); rows > 0; rows--) {
            anything(bill);
        }
        return bill;
    }

    /** The bill again with some more rows. */
    BillFile restated(BillFile before) {
        var bill = new BillFile(period);
        before.rows().forEach(bill::add);
        for (var rows = 1 + random.nextInt(4); rows > 0; rows--) {
            anything(bill);
        }
        return bill;
    }

    /** The bill without most of its rows. */
    BillFile shrunk(BillFile before) {
        var bill = new BillFile(period);
        before.rows().stream().limit(1).forEach(bill::add);
        return bill;
    }

    private void machine(BillFile bill) {
        var cost = amount(3);
        bill.add(row(0, "Usage", cost, cost, "i-1", "compute", "", ""));
    }

    /** Paid at the start, used up in part: what is left is prepaid. */
    private void commitment(BillFile bill) {
        var id = "commitment-" + account;
        bill.add(row(1, "Purchase", new BigDecimal("400"), BigDecimal.ZERO, id, "savings", id, ""));
        for (var uses = 1 + random.nextInt(3); uses > 0; uses--) {
            var used = amount(2);
            bill.add(row(day(), "Usage", BigDecimal.ZERO, used, "vm", "savings", id, team()));
        }
    }

    private void anything(BillFile bill) {
        var service = SERVICES.get(random.nextInt(SERVICES.size()));
        var resource = "resource-" + random.nextInt(4);
        switch (random.nextInt(8)) {
            case 0 -> same(bill, "Tax", amount(2), "", "tax", "");
            case 1 -> same(bill, "Credit", amount(1).negate(), resource, service, team());
            case 2 -> same(bill, "Usage", amount(2), "", "support", "");
            case 3 -> same(bill, "Usage", amount(1).negate(), resource, service, team());
            default -> same(bill, "Usage", amount(3), resource, service, team());
        }
    }

    private void same(
            BillFile bill,
            String category,
            BigDecimal cost,
            String resource,
            String service,
            String team) {
        bill.add(row(day(), category, cost, cost, resource, service, "", team));
    }

    private Row row(
            int day,
            String category,
            BigDecimal billed,
            BigDecimal effective,
            String resource,
            String service,
            String commitment,
            String team) {
        return new Row(
                account, day, category, billed, effective, resource, service, commitment, team);
    }

    private int day() {
        return 1 + random.nextInt(27);
    }

    private String team() {
        return TEAMS.get(random.nextInt(TEAMS.size()));
    }

    /** Positive, of so many digits before the point at most and up to 24 after it. */
    private BigDecimal amount(int digits) {
        var places = random.nextInt(25);
        var text = new StringBuilder("1");
        for (var digit = 0; digit < digits - 1 + places; digit++) {
            text.append(random.nextInt(10));
        }
        return new BigDecimal(text.toString()).movePointLeft(places);
    }
}
