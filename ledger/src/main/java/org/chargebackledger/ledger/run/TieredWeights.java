package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.Tier;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What totals of a metric weigh when their units count by tiers. Only proportions matter, so that
 * weights that need more decimals than are kept are all shifted by the same power of ten.
 */
final class TieredWeights {

    private TieredWeights() {}

    static SortedMap<String, Exact> of(SortedMap<String, Exact> totals, List<Tier> tiers) {
        var products = new HashMap<String, BigInteger>();
        totals.forEach((receiver, total) -> products.put(receiver, product(total, tiers)));
        var drop = commonZeros(products);
        var weights = new TreeMap<String, Exact>(totals.comparator());
        products.forEach((receiver, product) ->
                weights.put(receiver, Exact.ofUnscaled(product.divide(drop))));
        return weights;
    }

    /** Quantity times rate over the tiers, in units of 10⁻⁴⁸. */
    private static BigInteger product(Exact total, List<Tier> tiers) {
        var product = BigInteger.ZERO;
        var from = Exact.ZERO;
        for (var tier : tiers) {
            var end = tier.upTo();
            var to = end == null || total.compareTo(end) < 0 ? total : end;
            if (to.compareTo(from) > 0) {
                var part = to.minus(from).unscaled();
                product = product.add(part.multiply(tier.rate().unscaled()));
                from = to;
            }
        }
        return product;
    }

    /** The largest power of ten, 10²⁴ at most, that divides them all. */
    private static BigInteger commonZeros(Map<String, BigInteger> products) {
        var power = BigInteger.TEN.pow(Exact.SCALE);
        while (!power.equals(BigInteger.ONE) && !dividesAll(power, products)) {
            power = power.divide(BigInteger.TEN);
        }
        return power;
    }

    private static boolean dividesAll(BigInteger power, Map<String, BigInteger> products) {
        return products.values().stream().allMatch(product -> product.mod(power).signum() == 0);
    }
}
