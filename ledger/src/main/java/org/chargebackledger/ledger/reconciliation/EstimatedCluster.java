package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.EstimateCategory;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * What a cost model says of one cluster in one currency.
 *
 * @param days that it speaks of
 * @param namespaces that it knows
 * @param nodes what each costs by category; the node without a name is the cluster's own
 */
public record EstimatedCluster(
        String cluster,
        CurrencyCode currency,
        Set<LocalDate> days,
        Set<String> namespaces,
        Map<String, Map<EstimateCategory, Exact>> nodes) {

    public EstimatedCluster {
        days = Set.copyOf(days);
        namespaces = Set.copyOf(namespaces);
        nodes = Map.copyOf(nodes);
    }

    /** Whether it says what capacity costs that nobody takes. */
    boolean pricesIdle() {
        return nodes.values().stream().anyMatch(costs -> costs.containsKey(EstimateCategory.IDLE));
    }
}
