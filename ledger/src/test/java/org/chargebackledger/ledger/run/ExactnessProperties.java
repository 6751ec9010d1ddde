package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.months.Fraction;
import org.chargebackledger.ledger.months.RandomMonth;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The allocation against itself in exact fractions. */
class ExactnessProperties {

    /** Far more than all splits of a month together can move an amount. */
    private static final Fraction NOISE = Fraction.of(BigInteger.ONE, BigInteger.TEN.pow(18));

    private static final int SEEDS = Seeds.count();

    @Test
    void every_amount_is_the_exact_fraction_up_to_what_splits_can_move() {
        Seeds.forEach(
                SEEDS,
                seed -> {
                    var month = withGapRule(RandomMonth.of(seed, false));
                    var amounts = new HashMap<ExactReference.Key, Fraction>();
                    for (var share : Allocation.of(month.inputs()).shares()) {
                        if (share.intoPool().isEmpty()) {
                            amounts.merge(
                                    new ExactReference.Key(
                                            share.account(), share.costCenter(), share.key()),
                                    Fraction.of(share.amount()),
                                    Fraction::plus);
                        }
                    }
                    var differences = new HashMap<>(amounts);
                    ExactReference.of(month)
                            .forEach((key, exact) ->
                                    differences.merge(
                                            key, exact.times(Fraction.of(-1)), Fraction::plus));
                    differences.forEach((key, difference) ->
                            assertThat(difference.abs())
                                    .as("%s: %s", key, amounts.get(key))
                                    .isLessThan(NOISE));
                });
    }

    @Test
    void posted_cents_are_those_of_exact_fractions_unless_remainders_tie() {
        var checked = new AtomicInteger();
        Seeds.forEach(
                SEEDS,
                seed -> {
                    var month = withGapRule(RandomMonth.of(seed, false));
                    var expected = new FractionRounding(ExactReference.of(month));
                    for (var amount : PostedAmounts.of(Allocation.of(month.inputs()))) {
                        var key = amount.slot().key();
                        if (key != null) {
                            expected.check(
                                    amount.account(),
                                    String.valueOf(amount.slot().costCenter()),
                                    key,
                                    amount.posted().minorUnits());
                        }
                    }
                    checked.addAndGet(expected.checked);
                });
        assertThat(checked.get()).as("amounts compared").isGreaterThan(10 * SEEDS);
    }

    /** The seeds take turns with the gap rules. */
    private static RandomMonth withGapRule(RandomMonth month) {
        var rules = List.of("unattributed", "carry", "interpolate", "{east: carry}");
        var rule = rules.get((int) (month.seed() % rules.size()));
        return month.withPolicy(
                text -> text.replace("nodeSplit:\n", "nodeSplit:\n  gaps: " + rule + "\n"));
    }

    /** The rounding rules once more, on fractions, silent where remainders are too close. */
    private static final class FractionRounding {

        private final Map<ExactReference.Key, BigInteger> units = new HashMap<>();
        private int checked;

        FractionRounding(Map<ExactReference.Key, Fraction> amounts) {
            var byAccount =
                    new TreeMap<SourceAccount, TreeMap<String, TreeMap<PostingKey, Fraction>>>();
            amounts.forEach((key, amount) ->
                    byAccount
                            .computeIfAbsent(key.account(), any -> new TreeMap<>())
                            .computeIfAbsent(key.costCenter(), any -> new TreeMap<>())
                            .put(key.key(), inUnits(key.account(), amount)));
            byAccount.forEach(this::round);
        }

        private static Fraction inUnits(SourceAccount account, Fraction amount) {
            return amount.times(
                    Fraction.of(BigInteger.TEN.pow(account.currency().digits()), BigInteger.ONE));
        }

        private void round(
                SourceAccount account,
                Map<String, ? extends Map<PostingKey, Fraction>> costCenters) {
            var sums =
                    costCenters.values().stream()
                            .map(keys ->
                                    keys.values().stream().reduce(Fraction.ZERO, Fraction::plus))
                            .toList();
            var total = sums.stream().reduce(Fraction.ZERO, Fraction::plus);
            var half = Fraction.of(BigInteger.ONE, BigInteger.TWO);
            var magnitude = total.abs().plus(half).floor();
            var totals = toTotal(sums, total.signum() < 0 ? magnitude.negate() : magnitude);
            var i = 0;
            for (var costCenter : costCenters.entrySet()) {
                var of = i++;
                if (!totals.isEmpty()) {
                    var rounded =
                            toTotal(List.copyOf(costCenter.getValue().values()), totals.get(of));
                    var j = 0;
                    for (var key : costCenter.getValue().keySet()) {
                        if (!rounded.isEmpty()) {
                            units.put(
                                    new ExactReference.Key(account, costCenter.getKey(), key),
                                    rounded.get(j++));
                        }
                    }
                }
            }
        }

        /** Empty where the outcome hangs on less than the noise. */
        private static List<BigInteger> toTotal(List<Fraction> shares, BigInteger total) {
            var sum = shares.stream().reduce(Fraction.ZERO, Fraction::plus);
            if (sum.abs().compareTo(NOISE) < 0) {
                return List.of();
            }
            var mirror = Fraction.of(sum.signum() < 0 ? -1 : 1);
            var mirrored = shares.stream().map(share -> share.times(mirror)).toList();
            var floors = new ArrayList<>(mirrored.stream().map(Fraction::floor).toList());
            var leftover = total.multiply(mirror.numerator());
            for (var floor : floors) {
                leftover = leftover.subtract(floor);
            }
            var order = new ArrayList<Integer>();
            for (var i = 0; i < floors.size(); i++) {
                order.add(i);
            }
            Comparator<Integer> byRemainder =
                    Comparator.comparing(i -> remainder(mirrored, floors, i));
            order.sort(byRemainder.reversed());
            var count = leftover.intValueExact();
            for (var i : order) {
                var remainder = remainder(mirrored, floors, i);
                if (remainder.compareTo(NOISE) < 0
                        || remainder.plus(NOISE).compareTo(Fraction.of(1)) > 0) {
                    return List.of();
                }
            }
            if (count > 0
                    && count < order.size()
                    && remainder(mirrored, floors, order.get(count - 1))
                                    .minus(remainder(mirrored, floors, order.get(count)))
                                    .compareTo(NOISE)
                            < 0) {
                return List.of();
            }
            order.subList(0, count).forEach(i -> floors.set(i, floors.get(i).add(BigInteger.ONE)));
            return floors.stream().map(floor -> floor.multiply(mirror.numerator())).toList();
        }

        private static Fraction remainder(List<Fraction> shares, List<BigInteger> floors, int i) {
            return shares.get(i).minus(Fraction.of(floors.get(i), BigInteger.ONE));
        }

        void check(SourceAccount account, String costCenter, PostingKey key, long posted) {
            var expected = units.get(new ExactReference.Key(account, costCenter, key));
            if (expected != null) {
                checked++;
                assertThat(BigInteger.valueOf(posted))
                        .as("%s %s %s", account, costCenter, key)
                        .isEqualTo(expected);
            }
        }
    }
}
