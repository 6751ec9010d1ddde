package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;

/** How exact decimals are made and written here; nothing is ever rounded. */
final class Decimal {

    private static final int QUANTITY_DIGITS = 6;

    private Decimal() {}

    static BigDecimal of(String text) {
        return new BigDecimal(text);
    }

    static BigDecimal of(long number) {
        return BigDecimal.valueOf(number);
    }

    /** A quantity as a meter would give it: the digits past the sixth decimal are not read off. */
    static BigDecimal readOff(BigDecimal quantity) {
        return new BigDecimal(
                quantity.movePointRight(QUANTITY_DIGITS).toBigInteger(), QUANTITY_DIGITS);
    }

    /** A quotient as a meter would give it. */
    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return new BigDecimal(
                dividend.movePointRight(QUANTITY_DIGITS)
                        .divideToIntegralValue(divisor)
                        .toBigInteger(),
                QUANTITY_DIGITS);
    }

    /** A permille of a value. */
    static BigDecimal permille(BigDecimal value, long permille) {
        return value.multiply(BigDecimal.valueOf(permille, 3));
    }

    /** Without exponent and trailing zeros. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** As a report of binary fractions writes it: with an exponent where the value is tiny. */
    static String withExponent(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return value.signum() == 0 || stripped.scale() < 0 ? plain(value) : stripped.toString();
    }
}
