package org.chargebackledger.ledger.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact decimal: an integer count of 10⁻²⁴. Costs are in units of their currency, quantities in
 * the unit their name says.
 *
 * <p>The text form has no exponent and no trailing zeros; zero is {@code 0}.
 */
public final class Exact implements Comparable<Exact> {

    /** Decimal places kept. */
    public static final int SCALE = 24;

    public static final Exact ZERO = new Exact(BigInteger.ZERO);

    private static final int INTEGER_DIGITS_MAX_COST = 14;
    private static final BigInteger COST_LIMIT =
            BigInteger.TEN.pow(INTEGER_DIGITS_MAX_COST + SCALE);

    private final BigInteger unscaled;

    private Exact(BigInteger unscaled) {
        this.unscaled = unscaled;
    }

    /** The value {@code unscaled × 10⁻²⁴}. */
    public static Exact ofUnscaled(BigInteger unscaled) {
        return unscaled.signum() == 0 ? ZERO : new Exact(unscaled);
    }

    public static Exact of(long whole) {
        return ofUnscaled(BigInteger.valueOf(whole).multiply(BigInteger.TEN.pow(SCALE)));
    }

    /**
     * Reads a decimal, e-notation allowed.
     *
     * @throws InexactAmount if it is no number or needs more than 24 decimals
     */
    public static Exact parse(String text) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new InexactAmount("not a number: '" + text + "'");
        }
        return of(value, text);
    }

    /**
     * Reads a cost: a decimal below 10¹⁴ in magnitude.
     *
     * @throws InexactAmount if it is no number, needs more than 24 decimals or is out of range
     */
    public static Exact parseCost(String text) {
        var cost = parse(text);
        if (cost.unscaled.abs().compareTo(COST_LIMIT) >= 0) {
            throw new InexactAmount("10^14 or more: '" + text + "'");
        }
        return cost;
    }

    /**
     * The exact value of a decimal.
     *
     * @throws InexactAmount if it needs more than 24 decimals
     */
    public static Exact of(BigDecimal value) {
        return of(value, value.toString());
    }

    private static Exact of(BigDecimal value, String text) {
        // A huge exponent would expand to millions of digits before any range check.
        if (Math.abs((long) value.scale()) > 400 || value.precision() > 400) {
            throw new InexactAmount("out of range: '" + text + "'");
        }
        try {
            return ofUnscaled(value.setScale(SCALE).unscaledValue());
        } catch (ArithmeticException e) {
            throw new InexactAmount("more than " + SCALE + " decimals: '" + text + "'");
        }
    }

    /**
     * A quotient, rounded once at 10⁻²⁴, half to even: for quantities whose unit is converted,
     * never for a cost.
     */
    public static Exact quotient(BigDecimal dividend, BigDecimal divisor) {
        return ofUnscaled(dividend.divide(divisor, SCALE, RoundingMode.HALF_EVEN).unscaledValue());
    }

    public BigInteger unscaled() {
        return unscaled;
    }

    public BigDecimal toBigDecimal() {
        return new BigDecimal(unscaled, SCALE);
    }

    public Exact plus(Exact other) {
        return ofUnscaled(unscaled.add(other.unscaled));
    }

    public Exact minus(Exact other) {
        return ofUnscaled(unscaled.subtract(other.unscaled));
    }

    public Exact negate() {
        return ofUnscaled(unscaled.negate());
    }

    public Exact abs() {
        return signum() < 0 ? negate() : this;
    }

    public int signum() {
        return unscaled.signum();
    }

    public boolean isZero() {
        return unscaled.signum() == 0;
    }

    public Exact max(Exact other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Exact other) {
        return unscaled.compareTo(other.unscaled);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exact exact && unscaled.equals(exact.unscaled);
    }

    @Override
    public int hashCode() {
        return unscaled.hashCode();
    }

    @Override
    public String toString() {
        return unscaled.signum() == 0
                ? "0"
                : new BigDecimal(unscaled, SCALE).stripTrailingZeros().toPlainString();
    }
}
