package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.reconciliation.Variances.AccountCluster;

import java.util.Comparator;

/**
 * Where a part of a difference lies.
 *
 * @param cluster empty outside clusters
 * @param node empty unless a node is known
 * @param service empty on what is only estimated
 * @param resource as on the bill; empty where it names none
 */
public record VarianceKey(
        SourceAccount account, String cluster, String node, String service, String resource)
        implements Comparable<VarianceKey> {

    private static final Comparator<VarianceKey> ORDER =
            Comparator.comparing(VarianceKey::account)
                    .thenComparing(VarianceKey::cluster)
                    .thenComparing(VarianceKey::node)
                    .thenComparing(VarianceKey::service)
                    .thenComparing(VarianceKey::resource);

    /** The cluster on the account's bill. */
    public AccountCluster accountCluster() {
        return new AccountCluster(account, cluster);
    }

    @Override
    public int compareTo(VarianceKey other) {
        return ORDER.compare(this, other);
    }
}
