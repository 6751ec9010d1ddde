package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.policy.document.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Within what a pool's shares are computed once.
 *
 * @param account null where all source accounts share them
 * @param cluster null where all clusters share them; empty for what lies outside clusters
 */
record PoolScope(@Nullable SourceAccount account, @Nullable String cluster) {

    static PoolScope of(Scope scope, Pools.Part part) {
        return switch (scope) {
            case LEDGER -> new PoolScope(null, null);
            case CLUSTER -> new PoolScope(null, part.cluster());
            case SOURCE_ACCOUNT -> new PoolScope(part.charge().account(), null);
        };
    }

    boolean includes(SourceAccount otherAccount, String otherCluster) {
        return (account == null || account.equals(otherAccount))
                && (cluster == null || cluster.equals(otherCluster));
    }

    @Override
    public String toString() {
        if (account != null) {
            return "source account " + account;
        }
        return cluster == null ? "the ledger" : "cluster '" + cluster + "'";
    }
}
