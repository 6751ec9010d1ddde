package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.Apportionment;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.FlowRounding;
import org.chargebackledger.ledger.money.LinearSystem;
import org.chargebackledger.ledger.policy.document.Pool;
import org.chargebackledger.ledger.policy.document.Receiver;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Empties pools that feed each other all at once. What passes through a pool is what it collected
 * and what it receives, which depends on what passes through the others: simultaneous equations,
 * solved in whole numbers for each part of the pools, and rounded at 10⁻²⁴ so that every pool gives
 * away what it has to the last digit.
 */
final class ReciprocalDistribution {

    private final List<Pool> policyPools;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Pools contents;
    private final PoolSplits splits;
    private final PoolBook book;
    private final Map<Integer, Map<PoolScope, PoolGifts>> known = new HashMap<>();
    private final Map<List<PoolScope>, LinearSystem.Inverse> inverses = new HashMap<>();

    ReciprocalDistribution(
            List<Pool> policyPools, Pools contents, PoolSplits splits, PoolBook book) {
        this.policyPools = policyPools;
        this.contents = contents;
        this.splits = splits;
        this.book = book;
        for (var pool : policyPools) {
            numbers.put(pool.id(), numbers.size());
        }
    }

    /**
     * Empties all pools.
     *
     * @param firstStep the number of the first pool's step
     */
    void distribute(int firstStep) {
        var parts = new TreeSet<Pools.Part>();
        policyPools.forEach(pool -> parts.addAll(contents.contents(pool.id()).keySet()));
        parts.forEach(part -> distribute(part, firstStep));
    }

    private void distribute(Pools.Part part, int firstStep) {
        var collected =
                policyPools.stream()
                        .map(pool -> contents.amount(pool.id(), part))
                        .map(Exact::unscaled)
                        .toList();
        var mirrored = FlowRounding.isMirrored(collected);
        var gifts = new ArrayList<PoolGifts>();
        for (var i = 0; i < policyPools.size(); i++) {
            gifts.add(gifts(i, part));
        }
        var flows = flows(inverse(part, gifts), mirrored ? negated(collected) : collected, gifts);
        for (var from = 0; from < flows.length; from++) {
            enter(firstStep + from, from, part, gifts.get(from), flows[from], mirrored);
        }
    }

    /** What a pool gives does not depend on what it has, so that it is known before. */
    private PoolGifts gifts(int number, Pools.Part part) {
        var pool = policyPools.get(number);
        return known.computeIfAbsent(number, any -> new HashMap<>())
                .computeIfAbsent(
                        PoolScope.of(pool.scope(), part),
                        scope -> PoolGifts.of(splits.of(pool, scope, Map.of()), numbers));
    }

    /** The equations differ only where the pools' scopes do. */
    private LinearSystem.Inverse inverse(Pools.Part part, List<PoolGifts> gifts) {
        var scopes = policyPools.stream().map(pool -> PoolScope.of(pool.scope(), part)).toList();
        return inverses.computeIfAbsent(scopes, any -> inverse(gifts));
    }

    private static LinearSystem.Inverse inverse(List<PoolGifts> gifts) {
        var size = gifts.size();
        var matrix = new BigInteger[size][size];
        for (var to = 0; to < size; to++) {
            for (var from = 0; from < size; from++) {
                var given = gifts.get(from).toPool(to).negate();
                matrix[to][from] = to == from ? given.add(gifts.get(from).total()) : given;
            }
        }
        return LinearSystem.inverse(matrix)
                .orElseThrow(() ->
                        Refusal.invalid(
                                "reciprocal-singular",
                                "some pools only feed each other: their cost never reaches a cost"
                                        + " center"));
    }

    /** From each pool to each pool, and last to its cost centers together. */
    private static BigInteger[][] flows(
            LinearSystem.Inverse inverse, List<BigInteger> collected, List<PoolGifts> gifts) {
        var size = gifts.size();
        var perWeight = inverse.times(collected);
        var flows = new BigInteger[size][size + 1];
        for (var from = 0; from < size; from++) {
            var through = perWeight.numerators().get(from);
            for (var to = 0; to < size; to++) {
                flows[from][to] = through.multiply(gifts.get(from).toPool(to));
            }
            flows[from][size] = through.multiply(gifts.get(from).toCostCenters());
        }
        return FlowRounding.round(flows, perWeight.denominator());
    }

    private void enter(
            int step,
            int from,
            Pools.Part part,
            PoolGifts gifts,
            BigInteger[] flows,
            boolean mirrored) {
        var amounts = new TreeMap<Receiver, Exact>();
        gifts.pools()
                .forEach((receiver, number) ->
                        amounts.put(receiver, exact(flows[number], mirrored)));
        amounts.putAll(gifts.amongCostCenters(exact(flows[flows.length - 1], mirrored)));
        amounts.forEach((receiver, amount) ->
                book.enter(
                        step,
                        policyPools.get(from).id(),
                        part,
                        new PoolSplit.Portion(receiver, gifts.driver(receiver), amount)));
    }

    private static Exact exact(BigInteger units, boolean mirrored) {
        return Exact.ofUnscaled(mirrored ? units.negate() : units);
    }

    private static List<BigInteger> negated(List<BigInteger> amounts) {
        return amounts.stream().map(BigInteger::negate).toList();
    }

    /** The weights by which one pool gives. */
    private record PoolGifts(
            PoolSplit.InProportion split,
            Map<Receiver, Integer> pools,
            Map<Integer, BigInteger> weightOfPool,
            BigInteger total,
            BigInteger toCostCenters) {

        static PoolGifts of(PoolSplit split, Map<String, Integer> numbers) {
            if (!(split instanceof PoolSplit.InProportion proportional)) {
                throw Refusal.invalid(
                        "fixed-in-reciprocal",
                        "stated amounts cannot be part of a reciprocal distribution");
            }
            var pools = new TreeMap<Receiver, Integer>();
            var weights = new HashMap<Integer, BigInteger>();
            var toCostCenters = BigInteger.ZERO;
            var unit = commonUnit(proportional);
            for (var value : proportional.values().entrySet()) {
                var weight = value.getValue().unscaled().divide(unit);
                if (value.getKey() instanceof Receiver.LaterPool(var id)) {
                    var number = numbers.getOrDefault(id, -1);
                    pools.put(value.getKey(), number);
                    weights.put(number, weight);
                } else {
                    toCostCenters = toCostCenters.add(weight);
                }
            }
            return new PoolGifts(
                    proportional,
                    pools,
                    weights,
                    proportional.total().unscaled().divide(unit),
                    toCostCenters);
        }

        /** Whatever divides all weights makes the equations' numbers long for nothing. */
        private static BigInteger commonUnit(PoolSplit.InProportion split) {
            var divisor =
                    split.values().values().stream()
                            .map(Exact::unscaled)
                            .reduce(BigInteger.ZERO, BigInteger::gcd);
            return divisor.signum() == 0 ? BigInteger.ONE : divisor;
        }

        BigInteger toPool(int number) {
            return weightOfPool.getOrDefault(number, BigInteger.ZERO);
        }

        Driver driver(Receiver receiver) {
            return new Driver(
                    split.driver(),
                    split.values().getOrDefault(receiver, Exact.ZERO),
                    split.total());
        }

        /** What each cost center gets of what they get together. */
        Map<Receiver, Exact> amongCostCenters(Exact amount) {
            if (toCostCenters.signum() == 0) {
                return Map.of();
            }
            var receivers =
                    split.values().keySet().stream()
                            .filter(receiver -> receiver instanceof Receiver.CostCenter)
                            .toList();
            var weights =
                    receivers.stream()
                            .map(receiver ->
                                    split.values().getOrDefault(receiver, Exact.ZERO).unscaled())
                            .toList();
            var amounts = Apportionment.split(amount, weights);
            var each = new TreeMap<Receiver, Exact>();
            for (var i = 0; i < receivers.size(); i++) {
                each.put(receivers.get(i), amounts.get(i));
            }
            return each;
        }
    }
}
