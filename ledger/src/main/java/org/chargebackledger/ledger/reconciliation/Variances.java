package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.reconciliation.BillAgainstEstimate.ClusterCurrency;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All differences between a period's bills and what was estimated, place by place.
 *
 * @param cells in order of their keys
 * @param modelled the clusters that a cost model prices, of those on the bills
 * @param notCompared estimates that have no counterpart
 */
public record Variances(
        List<VarianceCell> cells, Set<AccountCluster> modelled, List<NotCompared> notCompared) {

    /** One cluster on one source account's bill; the empty cluster is what is outside of all. */
    public record AccountCluster(SourceAccount account, String cluster)
            implements Comparable<AccountCluster> {

        private static final Comparator<AccountCluster> ORDER =
                Comparator.comparing(AccountCluster::account)
                        .thenComparing(AccountCluster::cluster);

        @Override
        public int compareTo(AccountCluster other) {
            return ORDER.compare(this, other);
        }
    }

    /** An estimate that nothing on the bills can be compared with, and why. */
    public record NotCompared(String cluster, CurrencyCode currency, Exact estimated, String reason)
            implements Comparable<NotCompared> {

        private static final Comparator<NotCompared> ORDER =
                Comparator.comparing(NotCompared::cluster).thenComparing(NotCompared::currency);

        @Override
        public int compareTo(NotCompared other) {
            return ORDER.compare(this, other);
        }
    }

    static Variances of(
            List<VarianceCell> cells,
            Set<ClusterCurrency> estimated,
            List<NotCompared> notCompared) {
        var modelled = new HashSet<AccountCluster>();
        for (var cell : cells) {
            var cluster =
                    new ClusterCurrency(cell.key().cluster(), cell.key().account().currency());
            if (estimated.contains(cluster)) {
                modelled.add(cell.key().accountCluster());
            }
        }
        return new Variances(
                cells.stream().sorted(Comparator.comparing(VarianceCell::key)).toList(),
                Set.copyOf(modelled),
                List.copyOf(notCompared));
    }

    /** Whether a cost model says what a cluster costs, rather than the bill's own list price. */
    public boolean isModelled(AccountCluster cluster) {
        return modelled.contains(cluster);
    }
}
