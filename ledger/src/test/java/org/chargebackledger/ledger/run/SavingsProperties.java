package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.months.RandomMonth;
import org.chargebackledger.ledger.policy.document.CostBasis;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What holds for the savings of every month. */
class SavingsProperties {

    private static final int MONTHS = Math.max(1, Seeds.count() / 4);

    /** Splits at 10⁻²⁴ move what is split again by no more than this. */
    private static final Exact TOLERANCE = Exact.parse("0.000000000000000001");

    @Test
    void what_cost_centers_save_and_what_nobody_is_charged_sum_to_the_bill() {
        Seeds.forEach(
                MONTHS,
                seed -> {
                    var month = priced(seed);
                    var savings = Allocation.of(month.inputs()).savings();
                    assertSums(month, savings, Costs::list, Savings::list);
                    assertSums(month, savings, Costs::contracted, Savings::contracted);
                    assertSums(month, savings, Costs::effective, Savings::effective);
                    assertThat(total(savings, Savings::used)).isEqualTo(ofStatus(month, "Used"));
                    assertThat(total(savings, Savings::unused))
                            .isEqualTo(ofStatus(month, "Unused"));
                });
    }

    @Test
    void effective_cost_is_what_a_cost_center_is_charged_where_that_is_the_basis() {
        Seeds.forEach(
                MONTHS,
                seed -> {
                    var month = priced(seed);
                    var inputs = month.inputs();
                    if (inputs.policy().costBasis() != CostBasis.EFFECTIVE) {
                        return;
                    }
                    var charged = new HashMap<String, Exact>();
                    var result = Allocation.of(inputs);
                    for (var share : result.shares()) {
                        if (share.intoPool().isEmpty()) {
                            charged.merge(share.costCenter(), share.amount(), Exact::plus);
                        }
                    }
                    charged.values().removeIf(Exact::isZero);
                    assertThat(byCostCenter(result.savings(), Savings::effective))
                            .isEqualTo(charged);
                });
    }

    /** If everything is listed at twice its cost, so is what each cost center is charged. */
    @Test
    void prices_go_where_the_cost_goes() {
        Seeds.forEach(
                MONTHS,
                seed -> {
                    var month =
                            changed(
                                    RandomMonth.of(seed),
                                    line -> {
                                        var effective = line.costs().effective();
                                        var list = effective.plus(effective);
                                        var costs = line.costs();
                                        return with(
                                                line,
                                                "",
                                                "",
                                                "",
                                                new Costs(list, list, costs.billed(), effective));
                                    });
                    var inputs = month.inputs();
                    if (inputs.policy().costBasis() != CostBasis.EFFECTIVE) {
                        return;
                    }
                    var savings = Allocation.of(inputs).savings();
                    for (var account : savings) {
                        for (var one : account.charged()) {
                            var twice = one.savings().effective().plus(one.savings().effective());
                            assertThat(one.savings().list().minus(twice).abs())
                                    .as(one.toString())
                                    .isLessThan(TOLERANCE);
                        }
                    }
                });
    }

    @Test
    void steps_lead_from_list_price_to_effective_cost() {
        Seeds.forEach(
                MONTHS,
                seed -> {
                    for (var account : Allocation.of(priced(seed).inputs()).savings()) {
                        for (var one : account.charged()) {
                            var savings = one.savings();
                            assertThat(
                                            savings.list()
                                                    .minus(savings.negotiated())
                                                    .minus(savings.spot())
                                                    .minus(savings.commitments())
                                                    .plus(savings.unused())
                                                    .plus(savings.other()))
                                    .isEqualTo(savings.effective());
                        }
                    }
                });
    }

    private static void assertSums(
            RandomMonth month,
            List<AccountSavings> savings,
            Function<Costs, Exact> ofLine,
            Function<Savings, Exact> figure) {
        var bill = new HashMap<SourceAccount, Exact>();
        month.costs()
                .forEach(line ->
                        bill.merge(line.sourceAccount(), ofLine.apply(line.costs()), Exact::plus));
        var sums = new HashMap<SourceAccount, Exact>();
        savings.forEach(one -> sums.put(one.account(), total(List.of(one), figure)));
        assertThat(sums).isEqualTo(bill);
    }

    private static Exact total(List<AccountSavings> savings, Function<Savings, Exact> figure) {
        var total = Exact.ZERO;
        for (var account : savings) {
            total = total.plus(figure.apply(account.rest()));
            for (var one : account.charged()) {
                total = total.plus(figure.apply(one.savings()));
            }
        }
        return total;
    }

    private static Map<String, Exact> byCostCenter(
            List<AccountSavings> savings, Function<Savings, Exact> figure) {
        var sums = new HashMap<String, Exact>();
        savings.forEach(account ->
                account.charged()
                        .forEach(one ->
                                sums.merge(
                                        one.costCenter(),
                                        figure.apply(one.savings()),
                                        Exact::plus)));
        sums.values().removeIf(Exact::isZero);
        return sums;
    }

    private static Exact ofStatus(RandomMonth month, String status) {
        return month.costs().stream()
                .filter(line -> line.commitmentStatus().equals(status))
                .filter(line -> status.equals("Unused") || !isFee(line))
                .map(line -> line.costs().effective())
                .reduce(Exact.ZERO, Exact::plus);
    }

    private static boolean isFee(CostLine line) {
        return !line.commitmentId().isEmpty() && line.chargeCategory().equals("Purchase");
    }

    /** A month whose bills have list and contracted prices here and there. */
    private static RandomMonth priced(long seed) {
        var random = new Random(seed);
        return changed(
                RandomMonth.of(seed),
                line -> {
                    var costs = line.costs();
                    return with(
                            line,
                            random.nextInt(4) == 0 ? "Dynamic" : "Standard",
                            line.commitmentId(),
                            random.nextInt(8) == 0 ? "" : line.commitmentStatus(),
                            new Costs(
                                    price(random, costs.billed()),
                                    price(random, costs.billed()),
                                    costs.billed(),
                                    random.nextInt(6) == 0 && !line.commitmentId().isEmpty()
                                            ? Exact.ZERO
                                            : costs.effective()));
                });
    }

    private static Exact price(Random random, Exact cost) {
        return switch (random.nextInt(4)) {
            case 0 -> Exact.ZERO;
            case 1 -> cost;
            default -> cost.plus(Exact.parse("0." + (1 + random.nextInt(9999))));
        };
    }

    private static RandomMonth changed(RandomMonth month, UnaryOperator<CostLine> change) {
        return month.withCosts(lines -> lines.stream().map(change).toList());
    }

    private static CostLine with(
            CostLine line,
            String pricingCategory,
            String commitmentId,
            String status,
            Costs costs) {
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
                pricingCategory,
                commitmentId,
                status,
                line.resource(),
                line.cluster(),
                line.namespace(),
                line.workload(),
                line.tags(),
                line.currency(),
                costs,
                line.rows());
    }
}
