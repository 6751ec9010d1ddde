package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.reconciliation.ClusterEstimate;
import org.chargebackledger.projections.reconciliation.Compared;
import org.chargebackledger.projections.reconciliation.EstimateReconciliation;
import org.chargebackledger.projections.reconciliation.PostedNodeCost;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates against the ledger as it is served; all amounts are exact, in the cluster's currency.
 *
 * @param runId the run posted last; absent before the first
 * @param tolerance {@code estimateToBill} of its policy, a fraction of the ledger's amount
 * @param within whether anything is estimated, each cluster and namespace has both sides, and none
 *     is further off
 * @param compared what is compared with what, in words
 */
record EstimateReconciliationView(
        Period period,
        @Nullable String runId,
        @Nullable Exact tolerance,
        boolean within,
        String compared,
        List<ClusterView> clusters) {

    private static final String COMPARED =
            "cpu, ram and gpu, and idle if it is estimated, against the node shares of the run, on"
                    + " the days that are estimated; what is apart stands elsewhere on the bill and"
                    + " is not compared";

    /**
     * An estimate against the ledger.
     *
     * @param difference estimate minus ledger
     * @param percent of the ledger's amount, to two decimals; absent if that is zero
     * @param outcome {@code WITHIN}, {@code OUTSIDE}, {@code NO_ESTIMATE} or {@code NO_COST}
     */
    record ComparedView(
            Exact estimate,
            Exact ledger,
            Exact difference,
            @Nullable String percent,
            Compared.Outcome outcome) {

        static ComparedView of(Compared one) {
            return new ComparedView(
                    one.estimate(), one.ledger(), one.difference(), one.percent(), one.outcome());
        }
    }

    /** One namespace of a cluster. */
    record NamespaceView(String namespace, ComparedView nodes) {}

    /**
     * One cluster in one currency.
     *
     * @param days how many days of the period are estimated
     * @param estimate what is compared of the estimate, by category
     * @param apart what is not, by category
     */
    record ClusterView(
            String cluster,
            CurrencyCode currency,
            long days,
            ComparedView nodes,
            PostedNodeCost ledger,
            Map<String, Exact> estimate,
            Map<String, Exact> apart,
            List<NamespaceView> namespaces) {

        static ClusterView of(ClusterEstimate one) {
            var estimate = new LinkedHashMap<String, Exact>();
            var apart = new LinkedHashMap<String, Exact>();
            one.categories()
                    .forEach((category, amount) ->
                            (category.isOfNodes() ? estimate : apart).put(category.text(), amount));
            return new ClusterView(
                    one.cluster(),
                    one.currency(),
                    one.days(),
                    ComparedView.of(one.nodes()),
                    one.ledger(),
                    estimate,
                    apart,
                    one.namespaces().stream()
                            .map(namespace ->
                                    new NamespaceView(
                                            namespace.namespace(),
                                            ComparedView.of(namespace.nodes())))
                            .toList());
        }
    }

    static EstimateReconciliationView of(EstimateReconciliation one) {
        return new EstimateReconciliationView(
                one.period(),
                one.runId(),
                one.tolerance(),
                one.isWithin(),
                COMPARED,
                one.clusters().stream().map(ClusterView::of).toList());
    }
}
