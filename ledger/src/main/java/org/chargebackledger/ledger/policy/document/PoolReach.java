package org.chargebackledger.ledger.policy.document;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which pools' cost can reach a cost center, over however many other pools. */
final class PoolReach {

    private PoolReach() {}

    static boolean reachesCostCenter(List<Pool> pools, Pool start) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            var pool = next.remove();
            if (seen.add(pool.id())) {
                var fed = new HashSet<String>();
                if (reachesItself(pool.basis(), fed)) {
                    return true;
                }
                pools.stream().filter(other -> fed.contains(other.id())).forEach(next::add);
            }
        }
        return false;
    }

    /** Whether a basis gives to a cost center itself; the pools it gives to are noted. */
    private static boolean reachesItself(Basis basis, Set<String> fed) {
        var receivers =
                switch (basis) {
                    case Basis.Even(var all) -> all.stream();
                    case Basis.Weighted(var percentages) ->
                            percentages.entrySet().stream()
                                    .filter(part -> !part.getValue().isZero())
                                    .map(Map.Entry::getKey);
                    case Basis.Direct(var only) -> Stream.of(only);
                    case Basis.Proportional _,
                            Basis.EvenAmongActive _,
                            Basis.Metric _,
                            Basis.TieredMetric _,
                            Basis.Fixed _ ->
                            Stream.<Receiver>of(new Receiver.CostCenter("any"));
                };
        var reaches = new boolean[1];
        receivers.forEach(receiver -> {
            switch (receiver) {
                case Receiver.CostCenter _ -> reaches[0] = true;
                case Receiver.LaterPool(var pool) -> fed.add(pool);
            }
        });
        return reaches[0];
    }
}
