package org.chargebackledger.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.months.RandomMonth;
import org.chargebackledger.ledger.reconciliation.Compared.Estimate;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.chargebackledger.ledger.usage.NodeLine;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What holds of every comparison of a bill with any estimate of it. */
class BillAgainstEstimateProperties {

    @Test
    void every_waterfall_ends_at_its_account_s_bill_and_takes_every_line_once() {
        Seeds.forEach(seed -> {
            var month = RandomMonth.of(seed);
            var cells = Compared.of(month.inputs(), estimates(month)).cells();
            var ends =
                    cells.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            cell -> cell.key().account(),
                                            TreeMap::new,
                                            Collectors.collectingAndThen(
                                                    Collectors.toList(),
                                                    one -> Waterfall.of(one).billed())));
            assertThat(ends).isEqualTo(billed(month));
            assertThat(cells.stream().mapToLong(VarianceCell::lines).sum())
                    .isEqualTo(month.costs().size());
            assertThat(cells.stream().mapToLong(BillAgainstEstimateProperties::classified).sum())
                    .isEqualTo(month.costs().size());
        });
    }

    @Test
    void every_estimate_is_the_start_of_a_waterfall_or_named_as_not_compared() {
        Seeds.forEach(seed -> {
            var month = RandomMonth.of(seed);
            var estimates = estimates(month);
            var variances = Compared.of(month.inputs(), estimates);
            var priced =
                    variances.cells().stream()
                            .filter(cell -> !variances.isModelled(cell.key().accountCluster()))
                            .map(VarianceCell::modelled)
                            .reduce(Exact.ZERO, Exact::plus);
            var started = Waterfall.of(variances.cells()).estimated().minus(priced);
            for (var left : variances.notCompared()) {
                started = started.plus(left.estimated());
            }
            assertThat(started).isEqualTo(sum(estimates));
        });
    }

    @Test
    void the_order_of_lines_and_readings_makes_no_difference() {
        Seeds.forEach(seed -> {
            var month = RandomMonth.of(seed);
            var estimates = estimates(month);
            assertThat(Compared.of(month.shuffled(), estimates))
                    .isEqualTo(Compared.of(month.inputs(), estimates));
        });
    }

    /** Lines by their one cause, and those of nodes, which several causes share. */
    private static long classified(VarianceCell cell) {
        return cell.nodeLines()
                + cell.causes().entrySet().stream()
                        .filter(step -> !step.getKey().isOfNodes())
                        .mapToLong(step -> step.getValue().lines())
                        .sum();
    }

    private static Map<SourceAccount, Exact> billed(RandomMonth month) {
        var billed = new TreeMap<SourceAccount, Exact>();
        for (CostLine line : month.costs()) {
            billed.merge(line.sourceAccount(), line.costs().billed(), Exact::plus);
        }
        return billed;
    }

    private static List<EstimatedCluster> estimates(RandomMonth month) {
        var random = new Random(month.seed());
        var estimates = new ArrayList<EstimatedCluster>();
        var clusters = month.nodes().stream().map(NodeLine::cluster).distinct().sorted().toList();
        for (var cluster : clusters) {
            if (random.nextInt(5) == 0) {
                continue;
            }
            var estimate = new Estimate(cluster).until(1 + random.nextInt(40));
            month.usage().stream()
                    .filter(line -> line.cluster().equals(cluster) && random.nextInt(4) > 0)
                    .forEach(line -> estimate.knows(line.namespace()));
            for (var i = 0; i < 12; i++) {
                var categories = EstimateCategory.values();
                var category = categories[random.nextInt(categories.length)];
                var amount =
                        Exact.parse(random.nextInt(2_000) - 200 + ".00" + random.nextInt(1_000));
                var node = random.nextInt(6) == 0 ? "" : "n" + random.nextInt(4);
                estimate.cost(node, category, amount);
            }
            estimates.add(estimate.in(random.nextInt(4) == 0 ? "EUR" : currency(month)));
        }
        return estimates;
    }

    private static String currency(RandomMonth month) {
        return month.costs().getFirst().currency().code();
    }

    private static Exact sum(List<EstimatedCluster> estimates) {
        return estimates.stream()
                .flatMap(one -> one.nodes().values().stream())
                .flatMap(costs -> costs.values().stream())
                .reduce(Exact.ZERO, Exact::plus);
    }
}
