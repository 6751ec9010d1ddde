package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.chargebackledger.ledger.run.LineDecisions;
import org.chargebackledger.ledger.run.NodeUse;
import org.chargebackledger.ledger.usage.EstimateCategory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the bill of a test's month with an estimate of it. */
final class Compared {

    /** What the services of tests are. */
    private static final List<ServiceTable.Row> SERVICES =
            List.of(
                    row("disk", VarianceCause.STORAGE),
                    row("storage", VarianceCause.STORAGE),
                    row("balancer", VarianceCause.LOAD_BALANCER),
                    row("ingress", VarianceCause.LOAD_BALANCER),
                    row("traffic", VarianceCause.NETWORK),
                    row("control-plane", VarianceCause.CONTROL_PLANE),
                    row("*support*", VarianceCause.SUPPORT),
                    row("*sold by others", VarianceCause.MARKETPLACE));

    private Compared() {}

    private static ServiceTable.Row row(String service, VarianceCause cause) {
        return new ServiceTable.Row(
                "", service, "", cause, List.of("disk", "balancer").contains(service));
    }

    static Variances of(AllocationInputs inputs, List<EstimatedCluster> estimates) {
        var use = new NodeUse(inputs);
        var sources = inputs.policy().nodeSplit().sources();
        var known = estimates.stream().map(EstimatedCluster::cluster).collect(Collectors.toSet());
        var comparison =
                new BillAgainstEstimate(
                        new LineClasses(
                                inputs.period(),
                                new LineDecisions(inputs),
                                use,
                                sources,
                                new ServiceTable(SERVICES),
                                known),
                        use,
                        sources,
                        estimates);
        inputs.costs().forEach(comparison::add);
        return comparison.finish();
    }

    /** An estimate in the making, of all days of October 2026 unless it is said otherwise. */
    static final class Estimate {

        private final String cluster;
        private final Set<LocalDate> days = new HashSet<>();
        private final Set<String> namespaces = new HashSet<>();
        private final Map<String, Map<EstimateCategory, Exact>> nodes = new HashMap<>();

        Estimate(String cluster) {
            this.cluster = cluster;
            var first = LocalDate.of(2026, 10, 1);
            first.datesUntil(first.plusMonths(1)).forEach(days::add);
        }

        Estimate until(int lastDay) {
            days.removeIf(day -> day.getDayOfMonth() > lastDay);
            return this;
        }

        Estimate knows(String... names) {
            namespaces.addAll(List.of(names));
            return this;
        }

        Estimate cost(String node, EstimateCategory category, Exact amount) {
            nodes.computeIfAbsent(node, any -> new HashMap<>())
                    .merge(category, amount, Exact::plus);
            return this;
        }

        Estimate cost(String node, EstimateCategory category, String amount) {
            return cost(node, category, Exact.parse(amount));
        }

        EstimatedCluster in(String currency) {
            return new EstimatedCluster(
                    cluster, new CurrencyCode(currency), days, namespaces, nodes);
        }
    }

    /** A waterfall as text: estimate, the causes that are not zero, remainder, bill. */
    static List<String> text(Waterfall waterfall) {
        var text = new ArrayList<String>();
        text.add("estimate " + waterfall.estimated());
        waterfall
                .steps()
                .forEach((cause, step) -> {
                    if (!step.amount().isZero()) {
                        text.add(cause.id() + " " + step.amount());
                    }
                });
        text.add("remainder " + waterfall.remainder());
        text.add("bill " + waterfall.billed());
        return text;
    }
}
