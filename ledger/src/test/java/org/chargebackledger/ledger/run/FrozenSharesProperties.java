package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.months.RandomMonth;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What holds for corrections of whatever month is posted: November's bill here is nothing but lines
 * of October again, as corrections.
 */
class FrozenSharesProperties {

    private static final Period NOVEMBER = Period.parse("2026-11");
    private static final int MONTHS = 30;

    @Test
    void every_digit_of_a_correction_is_somewhere() {
        Seeds.forEach(
                MONTHS,
                seed -> {
                    var month = RandomMonth.of(seed);
                    var corrections = corrections(month);
                    var result = Allocation.of(november(month, corrections, month.inputs()));
                    var basis = Exact.ZERO;
                    for (var outcome : result.accounts()) {
                        basis = basis.plus(outcome.allocated());
                    }
                    assertThat(
                                    borne(result.shares()).values().stream()
                                            .reduce(Exact.ZERO, Exact::plus))
                            .isEqualTo(basis);
                });
    }

    @Test
    void the_order_of_lines_in_either_month_makes_no_difference() {
        Seeds.forEach(
                MONTHS,
                seed -> {
                    var month = RandomMonth.of(seed);
                    var corrections = corrections(month);
                    var turned = new ArrayList<>(corrections);
                    Collections.shuffle(turned, new Random(seed));
                    assertThat(Allocation.of(november(month, turned, month.shuffled())))
                            .isEqualTo(Allocation.of(november(month, corrections, month.inputs())));
                });
    }

    @Test
    void what_is_taken_back_is_the_mirror_image_of_what_is_charged() {
        Seeds.forEach(
                MONTHS,
                seed -> {
                    var month = RandomMonth.of(seed);
                    var more = followed(month, UnaryOperator.identity());
                    more.replaceAll((who, amount) -> amount.negate());
                    assertThat(followed(month, Exact::negate)).isEqualTo(more);
                });
    }

    /** What several corrections were split by alike is recorded once for each of them. */
    @Test
    void each_share_is_its_part_of_the_driver_to_the_last_digit() {
        Seeds.forEach(
                MONTHS,
                seed -> {
                    var wholes = new HashMap<String, Exact>();
                    var drivers = new HashMap<String, Exact>();
                    var shares = frozen(RandomMonth.of(seed), UnaryOperator.identity());
                    for (var share : shares) {
                        wholes.merge(of(share), share.amount(), Exact::plus);
                        drivers.merge(of(share), share.driverValue(), Exact::plus);
                    }
                    for (var share : shares) {
                        var whole = wholes.getOrDefault(of(share), Exact.ZERO).unscaled();
                        var total = drivers.getOrDefault(of(share), Exact.ZERO).unscaled();
                        var times = total.divide(share.driverTotal().unscaled());
                        var exact = whole.multiply(share.driverValue().unscaled());
                        var given = share.amount().unscaled().multiply(total);
                        assertThat(share.driverValue().signum()).isPositive();
                        assertThat(times.multiply(share.driverTotal().unscaled())).isEqualTo(total);
                        assertThat(given.subtract(exact).abs()).isLessThan(total.multiply(times));
                    }
                });
    }

    /** The pool they lay in then is on the key; nothing of them goes into a pool again. */
    @Test
    void what_follows_a_posted_month_is_in_no_pool() {
        var keptPools = 0;
        for (var seed = 1; seed <= MONTHS; seed++) {
            for (var share : frozen(RandomMonth.of(seed), UnaryOperator.identity())) {
                assertThat(share.intoPool()).isEmpty();
                assertThat(share.costCenter()).isNotEmpty();
                keptPools += share.key().kind() == Kind.POOL ? 1 : 0;
            }
        }
        assertThat(keptPools).isPositive();
    }

    /** Everything but the receiver. */
    private static String of(Share share) {
        return share.account()
                + share.key().chargeCategory()
                + share.key().service()
                + share.origin()
                + share.driver();
    }

    private static Map<String, Exact> followed(RandomMonth month, UnaryOperator<Exact> sign) {
        return borne(frozen(month, sign));
    }

    private static List<Share> frozen(RandomMonth month, UnaryOperator<Exact> sign) {
        var corrections =
                corrections(month).stream().map(line -> Corrections.with(line, sign)).toList();
        return Allocation.of(november(month, corrections, month.inputs())).shares().stream()
                .filter(share -> FrozenShares.period(share.driver()).isPresent())
                .toList();
    }

    private static Map<String, Exact> borne(List<Share> shares) {
        var sums = new TreeMap<String, Exact>();
        for (var share : shares) {
            if (share.intoPool().isEmpty()) {
                sums.merge(share.costCenter() + share.key(), share.amount(), Exact::plus);
            }
        }
        return sums;
    }

    private static List<CostLine> corrections(RandomMonth month) {
        return month.costs().stream()
                .filter(line -> !line.chargeCategory().equals("Tax"))
                .map(Corrections::of)
                .toList();
    }

    /** A policy whose rules say nothing about what is corrected. */
    private static AllocationPolicyDocument silent(CurrencyCode currency) {
        return AllocationPolicyDocument.parse(
                """
                apiVersion: chargeback/v1
                name: november
                currency: %s
                unattributed: CC-NOBODY
                attribution:
                  - {id: none, match: {service: none}, to: {costCenter: CC-ALPHA}}
                """
                        .formatted(currency));
    }

    private static AllocationInputs november(
            RandomMonth month, List<CostLine> lines, AllocationInputs october) {
        var corrected = new CorrectedCharges(NOVEMBER);
        var block = CostLines.of(lines);
        corrected.add(block);
        return new AllocationInputs(
                        NOVEMBER,
                        List.of(block),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        month.register(),
                        silent(october.policy().currency()))
                .correcting(
                        List.of(
                                FrozenShares.of(
                                        october, Allocation.of(october).shares(), corrected)));
    }
}
