package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.Pool;

import java.util.HashMap;
import java.util.Map;

/** How each pool is split within each scope: decided by what lies there when it is asked first. */
final class PoolSplits {

    /** No pool of a policy has this name. */
    private static final String SPREAD_IDLE = "";

    private record Within(String pool, PoolScope scope) {}

    private final PoolBasis basis;
    private final Map<Within, PoolSplit> known = new HashMap<>();

    PoolSplits(PoolBasis basis) {
        this.basis = basis;
    }

    PoolSplit of(Pool pool, PoolScope scope, Map<Pools.Part, Exact> parts) {
        return known.computeIfAbsent(
                new Within(pool.id(), scope), any -> basis.of(pool, scope, parts));
    }

    /** Of idle cost that is spread within its cluster. */
    PoolSplit ofIdle(PoolScope scope) {
        return known.computeIfAbsent(new Within(SPREAD_IDLE, scope), any -> basis.ofIdle(scope));
    }
}
