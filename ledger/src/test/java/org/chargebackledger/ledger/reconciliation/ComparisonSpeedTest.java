package org.chargebackledger.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.chargebackledger.ledger.reconciliation.Compared.Estimate;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A quarter of a million cost lines, two hundred nodes by day, within seconds. */
class ComparisonSpeedTest {

    private static final int BLOCKS = 250;
    private static final int LINES = 1000;
    private static final int NODES = 200;
    private static final int NAMESPACES = 20;
    private static final int DAYS = 31;
    private static final Duration ENOUGH = Duration.ofSeconds(60);

    @Test
    void a_month_of_two_hundred_nodes_takes_seconds() {
        var month =
                new SmallMonth()
                        .policy(
                                """
                                attribution:
                                  - {id: nodes, match: {service: compute}, to: {nodeCost: {cluster: k}}}
                                  - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
                                """);
        for (var node = 0; node < NODES; node++) {
            month.node("n" + node, 0, 24 * DAYS, "16", "64");
            for (var reading = 0; reading < NAMESPACES * DAYS; reading++) {
                var from = 24 * (reading / NAMESPACES);
                month.usage(
                        "n" + node, "ns-" + reading % NAMESPACES, from, from + 24, "9.6", "38.4");
            }
        }
        var given = month.inputs();
        var blocks = new ArrayList<CostLines>();
        for (var block = 0; block < BLOCKS; block++) {
            blocks.add(CostLines.of(lines(block)));
        }
        var inputs =
                new AllocationInputs(
                        given.period(),
                        blocks,
                        given.usage(),
                        given.nodes(),
                        given.metrics(),
                        given.labels(),
                        given.register(),
                        given.policy());
        var estimate = new Estimate("k").knows("ns-0", "ns-1").in("USD");

        var start = System.nanoTime();
        var cells = Compared.of(inputs, List.of(estimate)).cells();
        var took = Duration.ofNanos(System.nanoTime() - start);
        var again = System.nanoTime();
        var waterfall = Waterfall.of(cells);
        var summed = Duration.ofNanos(System.nanoTime() - again);

        System.out.println(
                "%d cost lines compared in %d ms; %d places summed in %d ms"
                        .formatted(
                                BLOCKS * LINES, took.toMillis(), cells.size(), summed.toMillis()));
        assertThat(waterfall.lines()).isEqualTo((long) BLOCKS * LINES);
        assertThat(took).isLessThan(ENOUGH);
        assertThat(summed).isLessThan(Duration.ofSeconds(5));
    }

    private static List<CostLine> lines(int block) {
        var lines = new ArrayList<CostLine>();
        for (var i = 0; i < LINES; i++) {
            var number = block * LINES + i;
            var day = 1 + number % DAYS;
            var line = Line.of("0.0" + (number + 1)).days(day, day).team("a");
            lines.add(
                    i % 10 == 0
                            ? line.service("compute").resource("n" + number / 10 % NODES).build()
                            : line.service("service-" + number % 40)
                                    .resource("resource-" + number % 50_000)
                                    .build());
        }
        return lines;
    }
}
