package org.chargebackledger.ledger.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** The only place where an exact amount becomes minor units of a currency. */
public final class Rounding {

    private static final int RATE_DECIMALS = 10;
    private static final int SHOWN_DECIMALS = 6;

    private Rounding() {}

    /** The nearest amount, a half away from zero. */
    public static Money halfAwayFromZero(Exact exact, CurrencyCode currency) {
        var rounded = exact.toBigDecimal().setScale(currency.digits(), RoundingMode.HALF_UP);
        return new Money(currency, rounded.unscaledValue().longValueExact());
    }

    /** The least amount that is not nearer to zero. */
    public static Money awayFromZero(Exact exact, CurrencyCode currency) {
        var rounded = exact.toBigDecimal().setScale(currency.digits(), RoundingMode.UP);
        return new Money(currency, rounded.unscaledValue().longValueExact());
    }

    /**
     * Rounds shares so that they add up to a rounded total: each down to the unit, leftover units
     * to the largest remainders, ties to the earlier share.
     *
     * <p>If the shares' exact sum is negative, or zero with the first non-zero share negative, the
     * mirror image is apportioned and negated, so that a full reversal cancels exactly.
     *
     * @param shares in the order that breaks ties
     * @param total the rounded total; less than {@code shares.size()} units from the floors' sum
     * @return minor units, one for each share, that sum to {@code total}
     */
    public static long[] toTotal(List<Exact> shares, Money total) {
        return toTotal(
                shares.stream().map(Exact::unscaled).toList(),
                BigInteger.TEN.pow(Exact.SCALE - total.currency().digits()),
                isMirrored(shares),
                total.minorUnits());
    }

    /**
     * The same of amounts in parts of any size.
     *
     * @param unit how many of these parts are a minor unit
     */
    static long[] toTotal(
            List<BigInteger> amounts, BigInteger unit, boolean mirrored, long totalUnits) {
        var floors = new BigInteger[amounts.size()];
        var remainders = new BigInteger[amounts.size()];
        var leftover = BigInteger.valueOf(mirrored ? -totalUnits : totalUnits);
        for (var i = 0; i < floors.length; i++) {
            var amount = amounts.get(i);
            var parts = floorAndRemainder(mirrored ? amount.negate() : amount, unit);
            floors[i] = parts[0];
            remainders[i] = parts[1];
            leftover = leftover.subtract(parts[0]);
        }
        Apportionment.handOut(floors, remainders, leftover);
        var units = new long[floors.length];
        for (var i = 0; i < units.length; i++) {
            units[i] = (mirrored ? floors[i].negate() : floors[i]).longValueExact();
        }
        return units;
    }

    /**
     * How far a posted amount lies from its exact one, in minor units; its magnitude is below 1.
     */
    public static String unitsBetween(Exact exact, Money posted) {
        var units = posted.exact().minus(exact).toBigDecimal();
        var text = units.movePointRight(posted.currency().digits());
        return text.signum() == 0
                ? "0"
                : new BigDecimal(text.stripTrailingZeros().toPlainString()).toPlainString();
    }

    /**
     * The nearest exact figure to a fraction, a half upwards. For figures that are shown; what
     * money is split by stays a fraction.
     */
    public static Exact figure(BigInteger numerator, BigInteger denominator) {
        return Exact.of(
                new BigDecimal(numerator)
                        .divide(new BigDecimal(denominator), Exact.SCALE, RoundingMode.HALF_UP));
    }

    /**
     * A part in percent of a whole, to two decimals, a half away from zero. For figures that are
     * shown.
     *
     * @param whole not zero; only its magnitude counts
     */
    public static String percent(Exact part, Exact whole) {
        return part.toBigDecimal()
                .movePointRight(2)
                .divide(whole.abs().toBigDecimal(), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /**
     * What one unit costs, to ten decimals, a half away from zero, without trailing zeros. For
     * figures that are shown.
     *
     * @param units not zero
     */
    public static String rate(Exact cost, Exact units) {
        return Exact.of(
                        cost.toBigDecimal()
                                .divide(units.toBigDecimal(), RATE_DECIMALS, RoundingMode.HALF_UP))
                .toString();
    }

    /** A figure to six decimals, a half away from zero, without trailing zeros. */
    public static String shown(Exact figure) {
        return Exact.of(figure.toBigDecimal().setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP))
                .toString();
    }

    static boolean isMirrored(List<Exact> shares) {
        var sum = Exact.ZERO;
        for (var share : shares) {
            sum = sum.plus(share);
        }
        if (!sum.isZero()) {
            return sum.signum() < 0;
        }
        return shares.stream()
                        .filter(share -> !share.isZero())
                        .findFirst()
                        .map(Exact::signum)
                        .orElse(0)
                < 0;
    }

    static BigInteger[] floorAndRemainder(BigInteger amount, BigInteger unit) {
        var parts = amount.divideAndRemainder(unit);
        return parts[1].signum() < 0
                ? new BigInteger[] {parts[0].subtract(BigInteger.ONE), parts[1].add(unit)}
                : parts;
    }
}
