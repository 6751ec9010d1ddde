package org.chargebackledger.ledger.restatement;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.TextColumn;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What holds for every two snapshots of a bill. */
class RestatementProperties {

    private static final List<TextColumn> VARIED =
            List.of(
                    TextColumn.INVOICE_ID,
                    TextColumn.SUB_ACCOUNT,
                    TextColumn.REGION,
                    TextColumn.CHARGE_CATEGORY,
                    TextColumn.COMMITMENT_ID,
                    TextColumn.NAMESPACE,
                    TextColumn.TAGS,
                    TextColumn.INVOICE_ISSUER);

    private static CostLine line(Random random) {
        var line = BillLine.of("i-" + random.nextInt(4), amount(random));
        for (var column : VARIED) {
            if (random.nextInt(4) == 0) {
                line = BillLine.with(line, column, "v" + random.nextInt(2));
            }
        }
        return BillLine.on(BillLine.rows(line, random.nextInt(3)), 1 + random.nextInt(30));
    }

    private static String amount(Random random) {
        return (random.nextInt(400) - 100) + ".000000000000000000000" + random.nextInt(10);
    }

    private static List<CostLine> lines(Random random, int count) {
        var lines = new ArrayList<CostLine>();
        for (var i = 0; i < count; i++) {
            lines.add(line(random));
        }
        return lines;
    }

    /** Some lines kept, some changed, some dropped, some new, in another order. */
    private static List<CostLine> restated(List<CostLine> lines, Random random) {
        var restated = new ArrayList<CostLine>();
        for (var line : lines) {
            switch (random.nextInt(5)) {
                case 0 -> restated.add(BillLine.billed(line, amount(random)));
                case 1 ->
                        restated.add(
                                BillLine.with(
                                        line, VARIED.get(random.nextInt(VARIED.size())), "v9"));
                case 2 -> restated.addAll(lines(random, random.nextInt(2)));
                default -> restated.add(line);
            }
        }
        Collections.shuffle(restated, random);
        return restated;
    }

    private static Costs differences(Restatement restatement) {
        return restatement.changes().values().stream()
                .flatMap(account -> account.values().stream())
                .map(Change::difference)
                .reduce(Costs.ZERO, Costs::plus);
    }

    private static long lines(Restatement restatement, boolean after) {
        return restatement.changes().values().stream()
                .flatMap(account -> account.values().stream())
                .mapToLong(change -> after ? change.linesAfter() : change.linesBefore())
                .sum();
    }

    @Test
    void causes_add_up_to_the_difference_of_the_snapshots() {
        Seeds.forEachRandom(
                Seeds.count(),
                random -> {
                    var before = lines(random, random.nextInt(40));
                    var after = restated(before, random);
                    var restatement =
                            Restatement.of(BillLine.snapshot(before), BillLine.snapshot(after));
                    assertThat(differences(restatement))
                            .isEqualTo(BillLine.sum(after).minus(BillLine.sum(before)));
                    assertThat(lines(restatement, false) + restatement.unchanged())
                            .isEqualTo(before.size());
                    assertThat(lines(restatement, true) + restatement.unchanged())
                            .isEqualTo(after.size());
                });
    }

    @Test
    void neither_order_nor_memory_matters() {
        Seeds.forEachRandom(
                Seeds.count(),
                random -> {
                    var before = lines(random, random.nextInt(40));
                    var after = restated(before, random);
                    var whole = Restatement.of(BillLine.snapshot(before), BillLine.snapshot(after));
                    Collections.shuffle(before, random);
                    Collections.shuffle(after, random);
                    var parts =
                            Restatement.of(
                                    BillLine.snapshot(before),
                                    BillLine.snapshot(after),
                                    1 + random.nextInt(10));
                    assertThat(parts.unchanged()).isEqualTo(whole.unchanged());
                    assertThat(parts.changes()).isEqualTo(whole.changes());
                });
    }

    /** Twice through the same bill must not find anything, or every true-up would be noise. */
    @Test
    void a_snapshot_does_not_differ_from_itself() {
        Seeds.forEachRandom(
                Seeds.count(),
                random -> {
                    var lines = lines(random, random.nextInt(60));
                    var shuffled = new ArrayList<>(lines);
                    Collections.shuffle(shuffled, random);
                    var restatement =
                            Restatement.of(BillLine.snapshot(lines), BillLine.snapshot(shuffled));
                    assertThat(restatement.changes()).isEmpty();
                    assertThat(restatement.unchanged()).isEqualTo(lines.size());
                });
    }
}
