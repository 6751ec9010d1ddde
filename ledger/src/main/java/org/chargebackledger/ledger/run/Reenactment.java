package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.Receiver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds who paid for certain charges in a run. Shares do not say which charge they are of, so steps
 * 1 and 2 are done again on the frozen inputs. Pools are not filled again but hold what the run
 * recorded, and are split by the direct cost that it recorded: so what the run itself took from
 * still earlier months is in them as it was, and no earlier run is asked.
 */
final class Reenactment {

    private final AllocationInputs inputs;
    private final PoolSplits splits;

    private Reenactment(AllocationInputs inputs, PoolSplits splits) {
        this.inputs = inputs;
        this.splits = splits;
    }

    /** The cost centers that bear charges in the end, and how much above zero. */
    static Map<Trails.Key, SortedMap<Place, Exact>> payers(
            AllocationInputs inputs, List<Share> recorded, Set<Trails.Key> charges) {
        var lines = AttributedLines.following(inputs, charges);
        var run = new Reenactment(inputs, splits(lines, recorded));
        var payers = new HashMap<Trails.Key, SortedMap<Place, Exact>>();
        for (var charge : charges) {
            var places = lines.followers().trails().positive(charge, lines.nodeCosts());
            payers.put(charge, run.emptied(charge.account(), places));
        }
        return payers;
    }

    /** How the run split its pools, which may depend on what lay in them. */
    private static PoolSplits splits(AttributedLines lines, List<Share> recorded) {
        var direct = new DirectCost(lines.inputs().rates());
        var pools = new Pools();
        for (var share : recorded) {
            var key = share.key();
            if (share.isOutOfPool()) {
                continue;
            }
            if (!share.intoPool().isEmpty()) {
                pools.add(
                        share.intoPool(),
                        new Pools.Part(
                                new Charge(share.account(), key.chargeCategory(), key.service()),
                                key.kind(),
                                share.cluster(),
                                key.namespace()),
                        share.amount());
            } else if (share.day() != null && key.kind() != Kind.IDLE) {
                direct.add(
                        share.account(),
                        new Place(share.costCenter(), "", key.kind(), share.cluster(), ""),
                        share.amount());
            }
        }
        var splits = lines.poolSplits(direct);
        new PoolDistribution(pools, splits, (_, _, _, _) -> {}).distribute(lines.inputs().policy());
        return splits;
    }

    /** What lies in places, with whatever lies in pools given out to cost centers. */
    private SortedMap<Place, Exact> emptied(SourceAccount account, Map<Place, Exact> places) {
        var payers = new TreeMap<Place, Exact>();
        var pools = new Pools();
        places.forEach((place, amount) -> {
            if (place.isInPool()) {
                pools.add(place.pool(), part(account, place), amount);
            } else {
                payers.merge(place, amount, Exact::plus);
            }
        });
        new PoolDistribution(
                        pools,
                        splits,
                        (_, pool, part, portion) -> {
                            if (portion.receiver() instanceof Receiver.CostCenter(var code)) {
                                payers.merge(
                                        payer(code, pool, part), portion.amount(), Exact::plus);
                            }
                        })
                .distribute(inputs.policy());
        payers.values().removeIf(amount -> amount.signum() <= 0);
        return payers;
    }

    private Pools.Part part(SourceAccount account, Place place) {
        return new Pools.Part(
                new Charge(account, "", ""),
                place.kind(),
                place.cluster(),
                inputs.policy().keepOnKeys().namespace(place.namespace()));
    }

    private static Place payer(String costCenter, String pool, Pools.Part part) {
        return new Place(costCenter, pool, part.kind(), part.cluster(), part.namespace());
    }
}
