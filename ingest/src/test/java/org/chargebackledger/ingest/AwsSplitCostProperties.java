package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Random clusters whose hours AWS splits: nothing is lost, and each hour goes by its shares. */
class AwsSplitCostProperties {

    private static final int BILLS = 12;
    private static final List<String> PODS =
            List.of("web/api", "web/job", "data/etl", "kube-system/dns");

    @TempDir Path folder;

    /** What a row of an instance's day is told apart by. */
    private record Grain(LocalDate day, String resource, String commitment, String status) {

        static Grain of(CostLine line) {
            return new Grain(
                    line.startDay(), line.resource(), line.commitmentId(), line.commitmentStatus());
        }
    }

    /** A bill, and what each pod has of each instance's day on demand, as exact fractions. */
    private record Case(SplitBill bill, Map<String, BigDecimal> parts) {

        static Case of(Random random) {
            var made = new Case(new SplitBill(), new HashMap<>());
            for (var i = 0; i < 1 + random.nextInt(4); i++) {
                for (var h = 0; h < 1 + random.nextInt(30); h++) {
                    made.hour(random, "i-" + i, h);
                }
            }
            return made;
        }

        private void hour(Random random, String instance, int hour) {
            var cost = amount(random);
            bill.onDemand(instance, hour, cost);
            if (random.nextBoolean()) {
                bill.covered(instance, hour, amount(random), amount(random));
            }
            var used = new TreeMap<String, BigDecimal>();
            var weight = BigDecimal.ZERO;
            for (var n = random.nextInt(4); n > 0; n--) {
                var pod = PODS.get(random.nextInt(PODS.size()));
                var took = amount(random);
                var unused = random.nextBoolean() ? "0" : amount(random);
                bill.pod(instance, hour, pod, took, unused);
                used.merge(pod, new BigDecimal(took), BigDecimal::add);
                weight = weight.add(new BigDecimal(took)).add(new BigDecimal(unused));
            }
            for (var taker : used.entrySet()) {
                parts.merge(
                        key(1 + hour / 24, instance, taker.getKey()),
                        new BigDecimal(cost)
                                .multiply(taker.getValue())
                                .divide(weight, MathContext.DECIMAL128),
                        BigDecimal::add);
            }
        }

        static String key(int day, String instance, String pod) {
            return day + " " + instance + " " + pod;
        }

        private static String amount(Random random) {
            var digits = 1 + random.nextInt(24);
            var text = new StringBuilder(random.nextInt(3) + ".");
            for (var i = 0; i < digits; i++) {
                text.append(random.nextInt(10));
            }
            return text.append('1').substring(0, Math.min(text.length(), 26));
        }
    }

    @Test
    void the_parts_of_a_day_are_the_day_in_every_cost_whatever_the_order() throws IOException {
        for (var i = 0; i < BILLS; i++) {
            var seed = 20261100L + i;
            var random = new Random(seed);
            var made = Case.of(random);
            var deliveries = new Deliveries(folder);
            var whole = deliveries.write("whole.csv", made.bill().csvWithoutShares());
            var split = deliveries.write("split.csv", made.bill().csv());
            var other = deliveries.write("other.csv", made.bill().shuffled(random));
            try (var plain = deliveries.bill("aws-cur", whole);
                    var divided = deliveries.bill("aws-cur", split);
                    var shuffled = deliveries.bill("aws-cur", other)) {
                var lines = Deliveries.lines(divided);
                assertThat(sums(lines, Costs::plus, CostLine::costs))
                        .as("seed %d", seed)
                        .isEqualTo(sums(Deliveries.lines(plain), Costs::plus, CostLine::costs));
                assertThat(sums(lines, Long::sum, CostLine::rows))
                        .as("seed %d", seed)
                        .isEqualTo(sums(Deliveries.lines(plain), Long::sum, CostLine::rows));
                assertThat(divided.controlTotals()).isEqualTo(plain.controlTotals());
                assertThat(Deliveries.lines(shuffled)).as("seed %d", seed).isEqualTo(lines);
                each_workload_has_its_part(made, lines, seed);
            }
        }
    }

    private static <T> Map<Grain, T> sums(
            List<CostLine> lines, BiFunction<T, T, T> plus, Function<CostLine, T> value) {
        var sums = new HashMap<Grain, T>();
        lines.forEach(line -> sums.merge(Grain.of(line), value.apply(line), plus));
        return sums;
    }

    /** Within 10⁻²⁴ of the exact fraction for each hour of a day. */
    private static void each_workload_has_its_part(Case made, List<CostLine> lines, long seed) {
        var parts = new HashMap<String, BigDecimal>();
        for (var line : lines) {
            if (!line.workload().isEmpty() && line.commitmentId().isEmpty()) {
                parts.put(
                        Case.key(
                                line.startDay().getDayOfMonth(),
                                line.resource(),
                                line.namespace() + "/" + line.workload()),
                        line.costs().effective().toBigDecimal());
            }
        }
        assertThat(parts).as("seed %d", seed).containsOnlyKeys(made.parts().keySet());
        made.parts()
                .forEach((key, exact) ->
                        assertThat(parts.get(key))
                                .as("seed %d: %s", seed, key)
                                .isCloseTo(exact, within(new BigDecimal("24e-24"))));
    }
}
