package org.chargebackledger.projections.reconciliation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.chargebackledger.projections.estimate.EstimateDimension;
import org.chargebackledger.projections.estimate.EstimateTotal;
import org.chargebackledger.projections.reconciliation.ClusterEstimate.NamespaceEstimate;
import org.chargebackledger.projections.reconciliation.Compared.Outcome;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Both sides of one cluster in one currency while they are gathered. */
final class ClusterCosts {

    private final String cluster;
    private final CurrencyCode currency;
    private final Set<String> days = new HashSet<>();
    private final TreeMap<EstimateCategory, Exact> categories = new TreeMap<>();
    private final TreeMap<String, Exact> estimated = new TreeMap<>();
    private final TreeMap<String, PostedNodeCost> namespaces = new TreeMap<>();
    private PostedNodeCost cost = PostedNodeCost.NONE;
    private boolean isCharged;

    ClusterCosts(String cluster, CurrencyCode currency) {
        this.cluster = cluster;
        this.currency = currency;
    }

    /** Adds a total by day, cluster, namespace and category. */
    void add(EstimateTotal total) {
        days.add(total.of(EstimateDimension.DAY));
        var category = EstimateCategory.ofText(total.of(EstimateDimension.CATEGORY));
        categories.merge(category, total.amount(), Exact::plus);
        var namespace = total.of(EstimateDimension.NAMESPACE);
        if (category.isOfNodes() && category != EstimateCategory.IDLE) {
            estimated.merge(namespace, total.amount(), Exact::plus);
        }
    }

    /** Adds a share of nodes. */
    void add(Share share) {
        isCharged = true;
        var part =
                PostedNodeCost.of(
                        share, days.contains(Objects.requireNonNull(share.day()).toString()));
        cost = cost.plus(part);
        if (!share.namespace().isEmpty()) {
            namespaces.merge(share.namespace(), part, PostedNodeCost::plus);
        }
    }

    /**
     * The comparison.
     *
     * @param tolerance null while nothing is posted
     */
    ClusterEstimate compared(@Nullable Exact tolerance) {
        var idle = categories.get(EstimateCategory.IDLE);
        var used = estimated.values().stream().reduce(Exact.ZERO, Exact::plus);
        var names = new TreeSet<>(estimated.keySet());
        names.addAll(namespaces.keySet());
        return new ClusterEstimate(
                cluster,
                currency,
                days.size(),
                compared(
                        idle == null ? used : used.plus(idle),
                        idle == null ? cost.used() : cost.used().plus(cost.idle()),
                        tolerance),
                cost,
                Collections.unmodifiableSortedMap(categories),
                names.stream().map(name -> namespace(name, tolerance)).toList());
    }

    private NamespaceEstimate namespace(String name, @Nullable Exact tolerance) {
        return new NamespaceEstimate(
                name,
                compared(
                        estimated.getOrDefault(name, Exact.ZERO),
                        namespaces.getOrDefault(name, PostedNodeCost.NONE).used(),
                        tolerance));
    }

    private Compared compared(Exact estimate, Exact ledger, @Nullable Exact tolerance) {
        if (days.isEmpty()) {
            return new Compared(estimate, ledger, Outcome.NO_ESTIMATE);
        }
        return isCharged && tolerance != null
                ? Compared.of(estimate, ledger, tolerance)
                : new Compared(estimate, ledger, Outcome.NO_COST);
    }
}
