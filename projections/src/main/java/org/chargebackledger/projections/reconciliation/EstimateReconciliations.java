package org.chargebackledger.projections.reconciliation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.estimate.EstimateDimension;
import org.chargebackledger.projections.estimate.Estimates;
import org.chargebackledger.projections.run.ShareReader;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Answers how far cost models are off for what nodes cost: like against like, a cluster and a
 * currency at a time, on the days that are estimated.
 */
public final class EstimateReconciliations {

    private static final Set<EstimateDimension> GRAIN =
            EnumSet.of(
                    EstimateDimension.DAY,
                    EstimateDimension.CLUSTER,
                    EstimateDimension.NAMESPACE,
                    EstimateDimension.CATEGORY);

    private record Key(String cluster, CurrencyCode currency) {

        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::cluster).thenComparing(Key::currency);
    }

    private final Estimates estimates;
    private final ShareReader shares;

    public EstimateReconciliations(Estimates estimates, ShareReader shares) {
        this.estimates = estimates;
        this.shares = shares;
    }

    /**
     * A period's estimates against a run; no cluster if nothing is estimated at all.
     *
     * @param runId the run posted last; null before the first
     * @param tolerance of the policy that governs it
     */
    public EstimateReconciliation of(
            String book, Period period, @Nullable String runId, @Nullable Exact tolerance) {
        var totals = estimates.totals(book, period, GRAIN);
        if (totals.isEmpty()) {
            return new EstimateReconciliation(period, runId, tolerance, List.of());
        }
        var clusters = new TreeMap<Key, ClusterCosts>(Key.ORDER);
        for (var total : totals) {
            of(clusters, total.of(EstimateDimension.CLUSTER), total.currency()).add(total);
        }
        if (runId != null) {
            shares.shares(
                    runId,
                    block -> {
                        for (var share : block) {
                            if (share.isOfNodes()) {
                                of(clusters, share.cluster(), share.account().currency())
                                        .add(share);
                            }
                        }
                    });
        }
        return new EstimateReconciliation(
                period,
                runId,
                tolerance,
                clusters.values().stream().map(one -> one.compared(tolerance)).toList());
    }

    private static ClusterCosts of(
            Map<Key, ClusterCosts> clusters, String cluster, CurrencyCode currency) {
        return clusters.computeIfAbsent(
                new Key(cluster, currency), key -> new ClusterCosts(key.cluster(), key.currency()));
    }
}
