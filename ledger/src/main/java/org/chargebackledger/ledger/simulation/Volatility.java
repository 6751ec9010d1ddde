package org.chargebackledger.ledger.simulation;

import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * How much an amount moves from month to month.
 *
 * @param lowest of the months
 * @param highest of the months
 * @param percent the mean absolute change from one month to the next, as a share of the mean month,
 *     in percent with one decimal, cut off; null with fewer than two months, or when they add up to
 *     nothing or less
 */
public record Volatility(Money lowest, Money highest, @Nullable BigDecimal percent) {

    private static final BigInteger PER_MILLE = BigInteger.valueOf(1_000);

    /**
     * The volatility of months in their order.
     *
     * @param months at least one, all in one currency
     */
    static Volatility of(List<Money> months) {
        var lowest = months.getFirst();
        var highest = lowest;
        var sum = BigInteger.ZERO;
        var moved = BigInteger.ZERO;
        var previous = lowest;
        for (var month : months) {
            lowest = month.minorUnits() < lowest.minorUnits() ? month : lowest;
            highest = month.minorUnits() > highest.minorUnits() ? month : highest;
            sum = sum.add(units(month));
            moved = moved.add(units(month).subtract(units(previous)).abs());
            previous = month;
        }
        return new Volatility(lowest, highest, percent(months.size(), sum, moved));
    }

    private static @Nullable BigDecimal percent(int months, BigInteger sum, BigInteger moved) {
        if (months < 2 || sum.signum() <= 0) {
            return null;
        }
        var steps = BigInteger.valueOf(months - 1L);
        var perMille =
                moved.multiply(BigInteger.valueOf(months))
                        .multiply(PER_MILLE)
                        .divide(steps.multiply(sum));
        return new BigDecimal(perMille, 1);
    }

    private static BigInteger units(Money money) {
        return BigInteger.valueOf(money.minorUnits());
    }
}
