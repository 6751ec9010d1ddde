package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.Receiver;
import org.chargebackledger.ledger.run.AccountSavings.Charged;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums the prices of cost lines for those who bear the cost. They are divided as the cost is, in
 * far fewer pieces: nothing is kept apart but source account, cost center, and in pools the
 * cluster.
 */
final class SavingsBook {

    /** Stands for a cost center where there is none. */
    static final String NOBODY = "";

    /** Where prices come to rest before pools are distributed. */
    private record Holder(String costCenter, String pool, String cluster)
            implements Comparable<Holder> {

        private static final Comparator<Holder> ORDER =
                Comparator.comparing(Holder::costCenter, CodePointOrder.INSTANCE)
                        .thenComparing(Holder::pool, CodePointOrder.INSTANCE)
                        .thenComparing(Holder::cluster, CodePointOrder.INSTANCE);

        static Holder of(Place place) {
            return place.isInPool()
                    ? new Holder("", place.pool(), place.cluster())
                    : new Holder(place.costCenter(), "", "");
        }

        @Override
        public int compareTo(Holder other) {
            return ORDER.compare(this, other);
        }
    }

    private record InPool(SourceAccount account, Holder holder) {}

    private final Map<SourceAccount, SortedMap<String, PriceSums>> borne = new TreeMap<>();
    private final Map<InPool, PriceSums> pooled = new HashMap<>();

    /** Takes in what a cost center is charged. */
    void charge(SourceAccount account, String costCenter, Exact amount) {
        of(account, costCenter).add(PriceSums.EFFECTIVE, amount);
    }

    /** Takes in what of a bill no cost center is charged. */
    void leave(SourceAccount account, Exact amount) {
        charge(account, NOBODY, amount);
    }

    /** The same of its prices. */
    void leave(SourceAccount account, PriceSums prices) {
        of(account, NOBODY).add(prices);
    }

    /** Takes in the prices of cost that is in its place. */
    void place(SourceAccount account, Place place, PriceSums prices) {
        place(account, Holder.of(place), prices);
    }

    /** The same of cost that was divided: its prices go the same ways. */
    void place(SourceAccount account, Map<Place, Exact> cost, PriceSums prices) {
        var weights = new TreeMap<Holder, BigInteger>();
        cost.forEach((place, amount) ->
                weights.merge(Holder.of(place), amount.unscaled().abs(), BigInteger::add));
        weights.values().removeIf(weight -> weight.signum() == 0);
        if (weights.isEmpty()) {
            leave(account, prices);
            return;
        }
        var parts = prices.split(List.copyOf(weights.values())).iterator();
        weights.keySet().forEach(holder -> place(account, holder, parts.next()));
    }

    private void place(SourceAccount account, Holder holder, PriceSums prices) {
        if (holder.pool().isEmpty()) {
            of(account, holder.costCenter()).add(prices);
        } else {
            pooled.computeIfAbsent(new InPool(account, holder), any -> new PriceSums()).add(prices);
        }
    }

    /** Gives out what lies in pools, by the splits that the pools' cost was given out by. */
    void distribute(AllocationPolicyDocument policy, PoolSplits splits) {
        for (var i = 0; i < PriceSums.COUNT && !pooled.isEmpty(); i++) {
            var price = i;
            var pools = new Pools();
            pooled.forEach((in, sums) -> {
                if (!sums.get(price).isZero()) {
                    pools.add(in.holder().pool(), part(in), sums.get(price));
                }
            });
            new PoolDistribution(
                            pools,
                            splits,
                            (_, _, part, portion) -> {
                                if (portion.receiver() instanceof Receiver.CostCenter(var code)) {
                                    of(part.charge().account(), code).add(price, portion.amount());
                                }
                            })
                    .distribute(policy);
        }
    }

    private static Pools.Part part(InPool in) {
        return new Pools.Part(
                new Charge(in.account(), "", ""), Kind.POOL, in.holder().cluster(), "");
    }

    /** Those of every source account. */
    List<AccountSavings> all() {
        var all = new ArrayList<AccountSavings>();
        borne.forEach((account, sums) ->
                all.add(
                        new AccountSavings(
                                account,
                                sums.entrySet().stream()
                                        .filter(one -> !one.getKey().equals(NOBODY))
                                        .map(one ->
                                                new Charged(
                                                        one.getKey(), Savings.of(one.getValue())))
                                        .toList(),
                                Savings.of(
                                        Objects.requireNonNullElseGet(
                                                sums.get(NOBODY), PriceSums::new)))));
        return List.copyOf(all);
    }

    private PriceSums of(SourceAccount account, String costCenter) {
        return borne.computeIfAbsent(account, any -> new TreeMap<>(CodePointOrder.INSTANCE))
                .computeIfAbsent(costCenter, any -> new PriceSums());
    }
}
