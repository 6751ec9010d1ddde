package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Half a million cost lines within the heap of a test, in seconds on a busy machine. */
class AllocationSpeedTest {

    private static final int BLOCKS = 500;
    private static final int LINES = 1000;
    private static final Duration ENOUGH = Duration.ofSeconds(60);

    @Test
    void half_a_million_lines_fit_and_take_seconds() {
        var month =
                new SmallMonth()
                        .policy(
                                """
                                attribution:
                                  - {id: nodes, match: {service: compute}, to: {nodeCost: {}}}
                                  - {id: shared, match: {service: "shared-*"}, to: {pool: p}}
                                  - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
                                pools: [{id: p, basis: {proportional: {to: direct}}, fallback: U}]
                                """)
                        .inputs();
        var blocks = new ArrayList<CostLines>();
        for (var block = 0; block < BLOCKS; block++) {
            blocks.add(CostLines.of(lines(block)));
        }
        var inputs =
                new AllocationInputs(
                        month.period(),
                        blocks,
                        month.usage(),
                        month.nodes(),
                        month.metrics(),
                        month.labels(),
                        month.register(),
                        month.policy());

        var start = System.nanoTime();
        var result = Allocation.of(inputs);
        var took = Duration.ofNanos(System.nanoTime() - start);

        System.out.println(BLOCKS * LINES + " cost lines allocated in " + took.toMillis() + " ms");
        assertThat(result.accounts()).hasSize(1);
        assertThat(took).isLessThan(ENOUGH);
        assertThat(following(inputs, result)).isLessThan(ENOUGH);
    }

    /** How long it takes to find who paid for a thousand charges that the next month corrects. */
    private static Duration following(AllocationInputs posted, AllocationResult result) {
        var corrected = new CorrectedCharges(posted.period().next());
        corrected.add(CostLines.of(lines(7).stream().map(Corrections::of).toList()));

        var start = System.nanoTime();
        var frozen = FrozenShares.of(posted, result.shares(), corrected);
        var took = Duration.ofNanos(System.nanoTime() - start);

        System.out.println(LINES + " corrections followed in " + took.toMillis() + " ms");
        assertThat(frozen.period()).isEqualTo(posted.period());
        return took;
    }

    private static List<CostLine> lines(int block) {
        var lines = new ArrayList<CostLine>();
        for (var i = 0; i < LINES; i++) {
            var number = block * LINES + i;
            lines.add(
                    Line.of("0.0" + (number + 1))
                            .days(1 + number % 31, 1 + number % 31)
                            .service("service-" + number % 40)
                            .team(List.of("a", "b", "c", "x").get(number % 4))
                            .set(TextColumn.RESOURCE, "resource-" + number)
                            .build());
        }
        return lines;
    }
}
