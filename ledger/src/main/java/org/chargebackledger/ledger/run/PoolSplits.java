package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.Pool;
import org.chargebackledger.ledger.policy.document.Receiver;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How each pool is split within each scope: decided by what lies there when it is asked first. */
final class PoolSplits {

    /** No pool of a policy has this name. */
    private static final String SPREAD_IDLE = "";

    private static final PoolSplit TO_NOBODY =
            PoolSplit.InProportion.to(new Receiver.CostCenter(SavingsBook.NOBODY), "");

    private record Within(String pool, PoolScope scope) {}

    private final PoolBasis basis;
    private final Map<Within, PoolSplit> known;
    private final boolean decided;

    PoolSplits(PoolBasis basis) {
        this(basis, new HashMap<>(), false);
    }

    private PoolSplits(PoolBasis basis, Map<Within, PoolSplit> known, boolean decided) {
        this.basis = basis;
        this.known = known;
        this.decided = decided;
    }

    /** The same as they are decided by now; what lay in no pool then goes to nobody. */
    PoolSplits asDecided() {
        return new PoolSplits(basis, known, true);
    }

    PoolSplit of(Pool pool, PoolScope scope, Map<Pools.Part, Exact> parts) {
        return of(new Within(pool.id(), scope), () -> basis.of(pool, scope, parts));
    }

    /** Of idle cost that is spread within its cluster. */
    PoolSplit ofIdle(PoolScope scope) {
        return of(new Within(SPREAD_IDLE, scope), () -> basis.ofIdle(scope));
    }

    private PoolSplit of(Within within, Supplier<PoolSplit> decision) {
        return decided
                ? known.getOrDefault(within, TO_NOBODY)
                : known.computeIfAbsent(within, any -> decision.get());
    }
}
