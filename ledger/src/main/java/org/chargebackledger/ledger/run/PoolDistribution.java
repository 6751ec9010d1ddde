package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.IdleTreatment;
import org.chargebackledger.ledger.policy.document.Receiver;
import org.chargebackledger.ledger.policy.document.Scope;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Empties the pools, one after the other or all at once, into cost centers and other pools. */
final class PoolDistribution {

    private final Pools pools;
    private final PoolSplits splits;
    private final PoolBook book;
    private int step;

    PoolDistribution(Pools pools, PoolSplits splits, PoolBook book) {
        this.pools = pools;
        this.splits = splits;
        this.book = book;
    }

    void distribute(AllocationPolicyDocument policy) {
        if (policy.nodeSplit().idle() instanceof IdleTreatment.SpreadInCluster) {
            empty(Place.IDLE_POOL, Scope.CLUSTER, (scope, _) -> splits.ofIdle(scope));
        }
        switch (policy.distribution()) {
            case STEP_DOWN -> {
                for (var pool : policy.pools()) {
                    empty(pool.id(), pool.scope(), (scope, parts) -> splits.of(pool, scope, parts));
                }
            }
            case RECIPROCAL ->
                    new ReciprocalDistribution(policy.pools(), pools, splits, book)
                            .distribute(step + 1);
        }
    }

    private void empty(
            String pool,
            Scope scope,
            BiFunction<PoolScope, Map<Pools.Part, Exact>, PoolSplit> splitWithin) {
        step++;
        var byScope = new HashMap<PoolScope, SortedMap<Pools.Part, Exact>>();
        pools.contents(pool)
                .forEach((part, amount) ->
                        byScope.computeIfAbsent(PoolScope.of(scope, part), any -> new TreeMap<>())
                                .put(part, amount));
        byScope.forEach((within, parts) -> {
            var split = splitWithin.apply(within, parts);
            parts.forEach((part, amount) -> divide(pool, part, amount, split));
        });
    }

    private void divide(String pool, Pools.Part part, Exact amount, PoolSplit split) {
        for (var portion : split.divide(amount)) {
            switch (portion.receiver()) {
                case Receiver.CostCenter _ -> {}
                case Receiver.LaterPool(var later) -> pools.add(later, part, portion.amount());
            }
            book.enter(step, pool, part, portion);
        }
    }
}
