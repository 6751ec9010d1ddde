package org.chargebackledger.ledger.codec;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Blocks of cost lines as a bill of machines, volumes and balancers has them: one line a resource
 * and day, amounts of 10 to 14 decimals, a quarter of them under a commitment, a fifth discounted.
 */
final class RealisticLines {

    private static final int DAYS = 31;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 1);
    private static final String[] REGIONS = {"us-east-1", "eu-central-1", "ap-southeast-2"};
    private static final String[] TEAMS = {"payments", "search", "data", "platform", "web", "ml"};
    private static final String[] SERVICES = {"AmazonEC2", "AmazonEBS", "AWSELB", "AmazonRDS"};

    private final Random random;
    private final boolean dayByDay;
    private final List<Resource> resources = new ArrayList<>();
    private int next;

    /** What stays the same about a resource from day to day. */
    private record Resource(
            String id,
            String service,
            String subAccount,
            String region,
            String namespace,
            String tags,
            String commitment,
            boolean discounted,
            long rate) {}

    /**
     * A month of lines.
     *
     * @param dayByDay whether all resources of a day follow each other, or all days of a resource
     */
    RealisticLines(long seed, int resourceCount, boolean dayByDay) {
        random = new Random(seed);
        this.dayByDay = dayByDay;
        for (var i = 0; i < resourceCount; i++) {
            resources.add(resource());
        }
    }

    private Resource resource() {
        var service = SERVICES[random.nextInt(SERVICES.length)];
        var region = REGIONS[random.nextInt(REGIONS.length)];
        var team = TEAMS[random.nextInt(TEAMS.length)];
        var inCluster = random.nextInt(3) == 0;
        var id = "i-0" + String.format("%016x", random.nextLong() & Long.MAX_VALUE);
        return new Resource(
                service.equals("AmazonEC2") ? id : "arn:aws:" + service + ":" + region + ":" + id,
                service,
                "40000000" + (1000 + random.nextInt(30)),
                region,
                inCluster ? team + "-prod" : "",
                "{\"cost-center\":\"CC-4"
                        + random.nextInt(40)
                        + "00\",\"env\":\"prod\",\"team\":\""
                        + team
                        + "\"}",
                random.nextInt(4) == 0
                        ? "arn:aws:savingsplans::4000:savingsplan/" + random.nextInt(5)
                        : "",
                random.nextInt(5) == 0,
                random.nextLong(1_000_000_000L));
    }

    /** The next block. */
    CostLinesRecorded block(int lines) {
        var block = new ArrayList<CostLine>();
        for (var i = 0; i < lines; i++, next++) {
            var count = resources.size();
            block.add(
                    dayByDay
                            ? line(resources.get(next % count), next / count % DAYS)
                            : line(resources.get(next / DAYS % count), next % DAYS));
        }
        return new CostLinesRecorded(
                "imp-1", next / lines, "imp-1-1", CostLines.of(List.copyOf(block)));
    }

    private CostLine line(Resource resource, int day) {
        return new CostLine(
                FIRST_DAY.plusDays(day),
                FIRST_DAY.plusDays(day + 1L),
                "AWS",
                "111122223333",
                resource.subAccount(),
                "Amazon Web Services, Inc.",
                "INV-2026-10",
                resource.region(),
                resource.service(),
                "Usage",
                "",
                resource.commitment().isEmpty() ? "Standard" : "Committed",
                resource.commitment(),
                resource.commitment().isEmpty() ? "" : "Used",
                resource.id(),
                resource.namespace().isEmpty() ? "" : "prod",
                resource.namespace(),
                "",
                resource.tags(),
                new CurrencyCode("USD"),
                costs(resource),
                24);
    }

    /** Flat rates repeat from day to day, metered ones do not. */
    private Costs costs(Resource resource) {
        var metered = random.nextInt(3) > 0 ? random.nextLong(1_000_000_000L) : 0;
        var list = amount(resource.rate() + metered, 10 + random.nextInt(5));
        if (!resource.commitment().isEmpty()) {
            return new Costs(list, list, Exact.ZERO, amount(resource.rate(), 12));
        }
        if (resource.discounted()) {
            var contracted = amount((resource.rate() + metered) / 100 * 93, 12);
            return new Costs(list, contracted, contracted, contracted);
        }
        return new Costs(list, list, list, list);
    }

    private static Exact amount(long units, int decimals) {
        return Exact.ofUnscaled(
                BigInteger.valueOf(units).multiply(BigInteger.TEN.pow(Exact.SCALE - decimals)));
    }
}
