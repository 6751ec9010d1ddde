package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.IdleTreatment;
import org.chargebackledger.ledger.policy.document.KeptOnKeys;
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
    private final PoolBasis basis;
    private final WorkingPapers papers;
    private final KeptOnKeys kept;
    private int step;

    PoolDistribution(WorkingPapers papers, PoolBasis basis, KeptOnKeys kept) {
        this.kept = kept;
        this.pools = papers.pools();
        this.basis = basis;
        this.papers = papers;
    }

    void distribute(AllocationPolicyDocument policy) {
        if (policy.nodeSplit().idle() instanceof IdleTreatment.SpreadInCluster) {
            empty(Place.IDLE_POOL, Scope.CLUSTER, (scope, _) -> basis.ofIdle(scope));
        }
        switch (policy.distribution()) {
            case STEP_DOWN -> {
                for (var pool : policy.pools()) {
                    empty(pool.id(), pool.scope(), (scope, parts) -> basis.of(pool, scope, parts));
                }
            }
            case RECIPROCAL ->
                    new ReciprocalDistribution(policy.pools(), pools, basis, this::book)
                            .distribute(step + 1);
        }
    }

    private void empty(
            String pool,
            Scope scope,
            BiFunction<PoolScope, Map<Pools.Part, Exact>, PoolSplit> basisWithin) {
        step++;
        var byScope = new HashMap<PoolScope, SortedMap<Pools.Part, Exact>>();
        pools.contents(pool)
                .forEach((part, amount) ->
                        byScope.computeIfAbsent(PoolScope.of(scope, part), any -> new TreeMap<>())
                                .put(part, amount));
        byScope.forEach((within, parts) -> {
            var split = basisWithin.apply(within, parts);
            parts.forEach((part, amount) -> divide(pool, part, amount, split));
        });
    }

    private void divide(String pool, Pools.Part part, Exact amount, PoolSplit split) {
        for (var portion : split.divide(amount)) {
            switch (portion.receiver()) {
                case Receiver.CostCenter _ -> {}
                case Receiver.LaterPool(var later) -> pools.add(later, part, portion.amount());
            }
            book(step, pool, part, portion);
        }
    }

    private void book(int step, String pool, Pools.Part part, PoolSplit.Portion portion) {
        var charge = part.charge();
        var costCenter = portion.receiver() instanceof Receiver.CostCenter(var code) ? code : "";
        var intoPool = portion.receiver() instanceof Receiver.LaterPool(var other) ? other : "";
        var key =
                new PostingKey(
                        part.kind(),
                        intoPool.isEmpty() ? pool : intoPool,
                        charge.category(),
                        charge.service(),
                        kept.cluster(part.cluster()),
                        part.namespace());
        papers.book(
                new Shares.Label(
                        step,
                        charge.account(),
                        costCenter,
                        intoPool,
                        key,
                        pool,
                        Shares.MONTH,
                        part.cluster(),
                        "",
                        "",
                        portion.driver().name()),
                portion.driver(),
                portion.amount());
    }
}
