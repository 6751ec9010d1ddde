package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.reconciliation.Variances.NotCompared;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds the place of what is estimated: where the bill has most of that node's cost, else of that
 * cluster's, in the same currency.
 */
final class EstimateHomes {

    private record Of(String cluster, String node, CurrencyCode currency) {}

    private final Map<Of, TreeMap<VarianceKey, Exact>> nodes = new HashMap<>();
    private final Map<Of, TreeMap<SourceAccount, Exact>> clusters = new HashMap<>();

    /** Notes what nodes cost by list. */
    void note(VarianceKey key, Exact list) {
        var currency = key.account().currency();
        nodes.computeIfAbsent(new Of(key.cluster(), key.node(), currency), any -> new TreeMap<>())
                .merge(key, list, Exact::plus);
        clusters.computeIfAbsent(new Of(key.cluster(), "", currency), any -> new TreeMap<>())
                .merge(key.account(), list, Exact::plus);
    }

    /** Puts an estimate in its places; false if the bill has no node of its cluster in it. */
    boolean place(EstimatedCluster estimate, Function<VarianceKey, CellInTheMaking> cells) {
        var account = most(clusters.get(new Of(estimate.cluster(), "", estimate.currency())));
        if (account == null) {
            return false;
        }
        estimate.nodes()
                .forEach((node, costs) -> {
                    var nowhere = new VarianceKey(account, estimate.cluster(), "", "", "");
                    var home =
                            most(nodes.get(new Of(estimate.cluster(), node, estimate.currency())));
                    var unknown = new VarianceKey(account, estimate.cluster(), node, "", "");
                    costs.forEach((category, amount) -> {
                        var cause = apart(category);
                        if (cause == null) {
                            cells.apply(home == null ? unknown : home).estimateCompared(amount);
                        } else {
                            cells.apply(nowhere).estimateApart(cause, amount);
                        }
                    });
                });
        return true;
    }

    /** The cause that has the counterpart; null of nodes. */
    private static @Nullable VarianceCause apart(EstimateCategory category) {
        return switch (category) {
            case CPU, GPU, RAM, IDLE -> null;
            case PV -> VarianceCause.STORAGE;
            case NETWORK -> VarianceCause.NETWORK;
            case LOAD_BALANCER -> VarianceCause.LOAD_BALANCER;
            case SHARED, EXTERNAL -> VarianceCause.SHARED_AND_EXTERNAL;
        };
    }

    /** The key of the largest amount, of equal ones the first. */
    private static <K> @Nullable K most(@Nullable SortedMap<K, Exact> amounts) {
        K found = null;
        var largest = Exact.ZERO;
        if (amounts != null) {
            for (var entry : amounts.entrySet()) {
                if (found == null || entry.getValue().compareTo(largest) > 0) {
                    found = entry.getKey();
                    largest = entry.getValue();
                }
            }
        }
        return found;
    }

    static NotCompared notCompared(EstimatedCluster estimate) {
        var sum =
                estimate.nodes().values().stream()
                        .flatMap(costs -> costs.values().stream())
                        .reduce(Exact.ZERO, Exact::plus);
        return new NotCompared(
                estimate.cluster(),
                estimate.currency(),
                sum,
                "no bill has nodes of it in "
                        + estimate.currency()
                        + ", and no rate is approved to translate the estimate");
    }
}
