package org.chargebackledger.ledger.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an exact amount by weights with the largest-remainder method at 10⁻²⁴: the parts always
 * sum to the whole, and a negative amount splits as the mirror image of the positive one.
 */
public final class Apportionment {

    private Apportionment() {}

    /**
     * Splits an amount in proportion to weights.
     *
     * @param weights none negative, at least one positive; a zero weight gets zero
     * @return one part for each weight, in the same order; ties go to the earlier weight
     * @throws IllegalArgumentException if a weight is negative or all are zero
     */
    public static List<Exact> split(Exact amount, List<BigInteger> weights) {
        var total = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() <= 0 || weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException(
                    "weights must be non-negative and not all zero: " + weights);
        }
        var magnitude = amount.unscaled().abs();
        var parts = new BigInteger[weights.size()];
        var remainders = new BigInteger[weights.size()];
        var leftover = magnitude;
        for (var i = 0; i < parts.length; i++) {
            var quota = magnitude.multiply(weights.get(i)).divideAndRemainder(total);
            parts[i] = quota[0];
            remainders[i] = quota[1];
            leftover = leftover.subtract(quota[0]);
        }
        handOut(parts, remainders, leftover);
        var negative = amount.signum() < 0;
        return Arrays.stream(parts)
                .map(part -> Exact.ofUnscaled(negative ? part.negate() : part))
                .toList();
    }

    /** Adds one to each of the parts with the largest remainders until the leftover is gone. */
    static void handOut(BigInteger[] parts, BigInteger[] remainders, BigInteger leftover) {
        if (leftover.signum() < 0 || leftover.compareTo(BigInteger.valueOf(parts.length)) > 0) {
            throw new IllegalStateException(
                    "leftover " + leftover + " does not fit " + parts.length + " parts");
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(leftover.intValueExact())
                .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
    }
}
