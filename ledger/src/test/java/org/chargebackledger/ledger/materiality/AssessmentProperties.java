package org.chargebackledger.ledger.materiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Samples.USD;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.materiality.Assessment.Yardstick;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.Slot;
import org.chargebackledger.ledger.run.TrueUp;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What holds for any differences and any thresholds. */
class AssessmentProperties {

    private static final int SEEDS = 2_000;
    private static final List<String> SERVICES = List.of("db", "lb", "vm", "dns");

    @Test
    void netting_never_hides_a_breach() {
        Seeds.forEachRandom(
                SEEDS,
                random -> {
                    var run = differences(random);
                    var limit = yardstick(random);
                    var mirrored =
                            run.stream()
                                    .map(one -> random.nextBoolean() ? one : negated(one))
                                    .toList();
                    assertThat(assess(mirrored, List.of(), limit))
                            .isEqualTo(assess(run, List.of(), limit));
                });
    }

    @Test
    void a_difference_that_comes_in_parts_escapes_nothing_that_it_would_not_at_once() {
        Seeds.forEachRandom(
                SEEDS,
                random -> {
                    var whole = differences(random);
                    var limit = yardstick(random);
                    var parts = parts(random, whole);
                    var before = new ArrayList<Restatement>();
                    parts.subList(1, parts.size())
                            .forEach(part -> before.add(new Restatement(part)));
                    var tested =
                            Assessment.of(
                                    new Restatement(parts.getFirst()),
                                    before,
                                    before,
                                    limit,
                                    limit);
                    for (var exceeded :
                            Assessment.of(
                                    new Restatement(whole), List.of(), List.of(), limit, limit)) {
                        if (exceeded.scope() != Scope.ORIGIN_PERIOD) {
                            assertThat(tested)
                                    .anyMatch(one ->
                                            one.scope() == exceeded.scope()
                                                    && one.measure() == exceeded.measure()
                                                    && one.gross().minorUnits()
                                                            >= exceeded.gross().minorUnits());
                        }
                    }
                });
    }

    @Test
    void order_does_not_matter() {
        Seeds.forEachRandom(
                SEEDS,
                random -> {
                    var run = new ArrayList<>(differences(random));
                    var before = new ArrayList<Restatement>();
                    for (var i = 0; i < random.nextInt(4); i++) {
                        before.add(new Restatement(differences(random)));
                    }
                    var limit = yardstick(random);
                    var expected = assess(run, List.copyOf(before), limit);
                    Collections.shuffle(run, random);
                    Collections.shuffle(before, random);
                    assertThat(assess(run, before, limit)).isEqualTo(expected);
                });
    }

    @Test
    void a_percentage_is_exact() {
        Seeds.forEachRandom(
                SEEDS,
                random -> {
                    var amount = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
                    var of = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
                    var thousandths = random.nextInt(200_000);
                    var percent =
                            Percent.parse(
                                    thousandths / 1000
                                            + "."
                                            + "%03d".formatted(thousandths % 1000));
                    var left =
                            BigInteger.valueOf(amount).abs().multiply(BigInteger.valueOf(100_000));
                    var right =
                            BigInteger.valueOf(of).abs().multiply(BigInteger.valueOf(thousandths));
                    assertThat(percent.isExceeded(new Money(USD, amount), new Money(USD, of)))
                            .isEqualTo(left.compareTo(right) > 0);
                });
    }

    private static List<Exceeded> assess(
            List<PostedAmount> run, List<Restatement> before, Yardstick limit) {
        return Assessment.of(new Restatement(run), before, before, limit, limit);
    }

    private static List<PostedAmount> differences(Random random) {
        var all = new ArrayList<PostedAmount>();
        for (var i = 0; i < 1 + random.nextInt(8); i++) {
            all.add(amount(slot(random), random.nextLong(-20_00, 20_00)));
        }
        return TrueUp.differences(List.of(), all);
    }

    private static Slot slot(Random random) {
        return Months.slot(
                random.nextBoolean() ? Months.PAYMENTS : Months.SEARCH,
                SERVICES.get(random.nextInt(SERVICES.size())));
    }

    private static Yardstick yardstick(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Months.october(Months.dollars(random.nextInt(40) + ".50"));
            case 1 -> Months.october(Map.of("costCenterPercent", "" + random.nextInt(20)));
            default -> Months.october(Map.of("bookPercent", "0." + random.nextInt(1, 10)));
        };
    }

    /** Some lists whose amounts come to the whole at each slot, in any way. */
    private static List<List<PostedAmount>> parts(Random random, List<PostedAmount> whole) {
        var parts = new ArrayList<List<PostedAmount>>();
        var left = whole;
        for (var i = 0; i < random.nextInt(3); i++) {
            var part = differences(random);
            parts.add(part);
            left = TrueUp.differences(part, left);
        }
        parts.add(left);
        Collections.shuffle(parts, random);
        return parts;
    }

    private static PostedAmount negated(PostedAmount one) {
        return amount(one.slot(), -one.posted().minorUnits());
    }

    private static PostedAmount amount(Slot slot, long cents) {
        var money = new Money(USD, cents);
        return new PostedAmount(slot, money.exact(), money);
    }
}
