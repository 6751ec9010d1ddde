package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.months.RandomMonth;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What holds for every month. */
class AllocationProperties {

    @Test
    void every_cent_of_every_bill_is_somewhere() {
        Seeds.forEach(seed -> {
            var month = RandomMonth.of(seed);
            var amounts = PostedAmounts.of(Allocation.of(month.inputs()));
            var billed = new TreeMap<SourceAccount, Exact>();
            month.costs()
                    .forEach(line ->
                            billed.merge(line.sourceAccount(), line.costs().billed(), Exact::plus));
            billed.forEach((account, total) ->
                    assertThat(posted(amounts, account))
                            .isEqualTo(Rounding.halfAwayFromZero(total, account.currency())));
        });
    }

    @Test
    void the_order_of_lines_and_blocks_makes_no_difference() {
        Seeds.forEach(seed -> {
            var month = RandomMonth.of(seed);
            assertThat(Allocation.of(month.shuffled())).isEqualTo(Allocation.of(month.inputs()));
        });
    }

    @Test
    void amounts_without_shares_are_those_of_the_shares() {
        Seeds.forEach(seed -> {
            var inputs = RandomMonth.of(seed).inputs();
            var result = Allocation.of(inputs);
            assertThat(Allocation.amounts(inputs))
                    .isEqualTo(new AllocatedAmounts(PostedAmounts.of(result), result.findings()));
        });
    }

    @Test
    void no_posted_amount_is_a_whole_unit_from_its_exact_one() {
        Seeds.forEach(seed ->
                PostedAmounts.of(Allocation.of(RandomMonth.of(seed).inputs())).stream()
                        .filter(amount -> amount.slot().key() != null)
                        .forEach(amount ->
                                assertThat(new BigDecimal(amount.roundingUnits()).abs())
                                        .as(amount.toString())
                                        .isLessThan(BigDecimal.ONE)));
    }

    @Test
    void what_went_into_a_pool_comes_out_of_it() {
        Seeds.forEach(seed -> {
            var into = new HashMap<List<Object>, Exact>();
            var outOf = new HashMap<List<Object>, Exact>();
            for (var share : Allocation.of(RandomMonth.of(seed).inputs()).shares()) {
                var account = share.account();
                if (!share.intoPool().isEmpty()) {
                    into.merge(List.of(account, share.intoPool()), share.amount(), Exact::plus);
                }
                if (share.day() == null && !share.origin().startsWith("default-")) {
                    outOf.merge(List.of(account, share.origin()), share.amount(), Exact::plus);
                }
            }
            into.values().removeIf(Exact::isZero);
            outOf.values().removeIf(Exact::isZero);
            assertThat(outOf).isEqualTo(into);
        });
    }

    /** Pools split by frozen positive cost cannot mirror, so a month of fixed shares is taken. */
    @Test
    void a_negated_bill_gives_the_negated_postings() {
        Seeds.forEach(seed -> {
            var month = RandomMonth.of(seed, false);
            var fixed = withFixedShares(month);
            var negated =
                    fixed.withCosts(
                            lines -> lines.stream().map(AllocationProperties::negated).toList());
            assertThat(bySlot(PostedAmounts.of(Allocation.of(negated.inputs()))))
                    .isEqualTo(negated(bySlot(PostedAmounts.of(Allocation.of(fixed.inputs())))));
        });
    }

    @Test
    void old_and_true_up_together_are_the_new_amounts() {
        Seeds.forEach(seed -> {
            var old = PostedAmounts.of(Allocation.of(RandomMonth.of(seed).inputs()));
            var restated =
                    RandomMonth.of(seed)
                            .withCosts(lines -> lines.subList(lines.size() / 3, lines.size()));
            var wanted = PostedAmounts.of(Allocation.of(restated.inputs()));
            var differences = TrueUp.differences(old, wanted);

            var sum = bySlot(old);
            differences.forEach(
                    difference -> sum.merge(difference.slot(), difference.posted(), Money::plus));
            sum.values().removeIf(Money::isZero);
            assertThat(sum).isEqualTo(bySlot(wanted));
            assertThat(TrueUp.differences(wanted, wanted)).isEmpty();
        });
    }

    @Test
    void every_draft_balances_and_is_small_enough_to_post() {
        Seeds.forEach(seed -> {
            var amounts = PostedAmounts.of(Allocation.of(RandomMonth.of(seed).inputs()));
            for (var draft :
                    EntryDrafts.allocation(RandomMonth.PERIOD, "run", "hash").of(amounts)) {
                assertThat(draft.postings()).hasSizeBetween(2, EntryDrafts.POSTINGS_MAX);
                assertThat(draft.postings().stream().mapToLong(p -> p.signed().minorUnits()).sum())
                        .isZero();
            }
        });
    }

    @Test
    void what_is_read_back_from_drafts_needs_no_true_up() {
        Seeds.forEach(seed -> {
            var amounts = PostedAmounts.of(Allocation.of(RandomMonth.of(seed).inputs()));
            var byAccount = new TreeMap<SourceAccount, List<PostedAmount>>();
            for (var draft :
                    EntryDrafts.allocation(RandomMonth.PERIOD, "run", "hash").of(amounts)) {
                byAccount
                        .computeIfAbsent(draft.sourceAccount(), any -> new java.util.ArrayList<>())
                        .addAll(TrueUp.posted(draft.sourceAccount(), draft.postings()));
            }
            var old = byAccount.values().stream().flatMap(List::stream).toList();
            assertThat(TrueUp.differences(old, amounts)).isEmpty();
        });
    }

    private static RandomMonth withFixedShares(RandomMonth month) {
        var text =
                month.policyText()
                        .replaceAll("basis: \\{proportional: .*?\\}\\}", "basis: {direct: CC-BETA}")
                        .replace("{even: all active}", "{direct: CC-BETA}")
                        .replace("{spread: cluster}", "{costCenter: CC-ALPHA}");
        return new RandomMonth(
                month.seed(),
                text,
                month.costs(),
                month.usage(),
                month.nodes(),
                month.metrics(),
                month.labels(),
                month.register());
    }

    private static CostLine negated(CostLine line) {
        var costs = line.costs();
        return new CostLine(
                line.startDay(),
                line.endDay(),
                line.provider(),
                line.billingAccount(),
                line.subAccount(),
                line.invoiceIssuer(),
                line.invoiceId(),
                line.region(),
                line.service(),
                line.chargeCategory(),
                line.chargeClass(),
                line.pricingCategory(),
                line.commitmentId(),
                line.commitmentStatus(),
                line.resource(),
                line.cluster(),
                line.namespace(),
                line.workload(),
                line.tags(),
                line.currency(),
                new Costs(
                        costs.list().negate(),
                        costs.contracted().negate(),
                        costs.billed().negate(),
                        costs.effective().negate()),
                line.rows());
    }

    private static Map<Slot, Money> bySlot(List<PostedAmount> amounts) {
        var bySlot = new TreeMap<Slot, Money>();
        amounts.forEach(amount -> bySlot.put(amount.slot(), amount.posted()));
        bySlot.values().removeIf(Money::isZero);
        return bySlot;
    }

    private static Map<Slot, Money> negated(Map<Slot, Money> amounts) {
        var negated = new TreeMap<Slot, Money>(amounts);
        negated.replaceAll((slot, amount) -> amount.negate());
        return negated;
    }

    private static Money posted(List<PostedAmount> amounts, SourceAccount account) {
        return amounts.stream()
                .filter(amount -> amount.account().equals(account))
                .map(PostedAmount::posted)
                .reduce(Money.zero(account.currency()), Money::plus);
    }
}
