package org.chargebackledger.projections.reconciliation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.EstimateCategory;

import java.util.List;
import java.util.SortedMap;

/**
 * One cluster in one currency: an estimate in another one is no counterpart of it.
 *
 * @param days how many days of the period are estimated; only these are compared
 * @param nodes CPU, RAM and GPU against the shares of namespaces; with idle capacity on both sides
 *     if the model says what that costs
 * @param ledger what the ledger's side is made of
 * @param categories the whole estimate by category; what is not of nodes stands elsewhere on the
 *     bill and is not compared
 */
public record ClusterEstimate(
        String cluster,
        CurrencyCode currency,
        long days,
        Compared nodes,
        PostedNodeCost ledger,
        SortedMap<EstimateCategory, Exact> categories,
        List<NamespaceEstimate> namespaces) {

    /** One namespace: CPU, RAM and GPU against its share of nodes. */
    public record NamespaceEstimate(String namespace, Compared nodes) {}
}
