package org.chargebackledger.projections.reconciliation;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.reconciliation.Compared.Outcome;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What cost models estimate for a period's nodes against what the ledger holds for them.
 *
 * @param runId the run posted last; null before the first
 * @param tolerance fraction of the ledger's amount by which the governing policy lets an estimate
 *     be off; null before the first run
 * @param clusters by name and currency
 */
public record EstimateReconciliation(
        Period period,
        @Nullable String runId,
        @Nullable Exact tolerance,
        List<ClusterEstimate> clusters) {

    /** Whether anything is estimated, all of it is compared, and nothing is off by more. */
    public boolean isWithin() {
        return !clusters.isEmpty() && clusters.stream().allMatch(EstimateReconciliation::isWithin);
    }

    private static boolean isWithin(ClusterEstimate cluster) {
        return cluster.nodes().outcome() == Outcome.WITHIN
                && cluster.namespaces().stream()
                        .allMatch(one -> one.nodes().outcome() == Outcome.WITHIN);
    }
}
