package org.chargebackledger.ledger.months;

import org.chargebackledger.ledger.money.Exact;

import java.math.BigInteger;

/** An exact fraction: what amounts would be if nothing were ever rounded. */
public record Fraction(BigInteger numerator, BigInteger denominator)
        implements Comparable<Fraction> {

    public static final Fraction ZERO = of(BigInteger.ZERO, BigInteger.ONE);

    public static Fraction of(BigInteger numerator, BigInteger denominator) {
        var divisor = numerator.gcd(denominator);
        var sign = denominator.signum() < 0 ? BigInteger.ONE.negate() : BigInteger.ONE;
        return divisor.signum() == 0
                ? new Fraction(numerator, denominator)
                : new Fraction(
                        numerator.divide(divisor).multiply(sign),
                        denominator.divide(divisor).multiply(sign));
    }

    public static Fraction of(long whole) {
        return of(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Fraction of(Exact exact) {
        return of(exact.unscaled(), BigInteger.TEN.pow(Exact.SCALE));
    }

    public Fraction plus(Fraction other) {
        return of(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(other.times(of(-1)));
    }

    public Fraction times(Fraction other) {
        return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Fraction over(Fraction other) {
        return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Fraction abs() {
        return new Fraction(numerator.abs(), denominator);
    }

    public Fraction max(Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public int signum() {
        return numerator.signum();
    }

    /** The largest whole number that is not above it. */
    public BigInteger floor() {
        var parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }
}
