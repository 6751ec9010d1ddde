package org.chargebackledger.ledger.money;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * The text form of exact amounts, written and read digit by digit: blocks of lines hold millions of
 * them, and going through {@code BigDecimal} would cost more than all their other columns.
 */
public final class DecimalText {

    private static final int HALF = Exact.SCALE / 2;
    private static final long HALF_UNIT = 1_000_000_000_000L;
    private static final int LONG_DIGITS = 18;

    /** Amounts of two machine words: below 1.7 × 10¹⁴. */
    private static final int FAST_BITS = 127;

    private static final BigInteger[] POWERS_OF_TEN =
            IntStream.rangeClosed(0, Exact.SCALE)
                    .mapToObj(BigInteger.TEN::pow)
                    .toArray(BigInteger[]::new);

    private DecimalText() {}

    /** How many bytes {@link #write} needs at most. */
    public static int bytesMax(Exact amount) {
        return amount.unscaled().bitLength() / 3 + Exact.SCALE + 4;
    }

    /**
     * Writes the amount as {@link Exact#toString} gives it.
     *
     * @return the position after its last byte
     */
    public static int write(Exact amount, byte[] to, int at) {
        var unscaled = amount.unscaled();
        if (unscaled.bitLength() > FAST_BITS) {
            var text = amount.toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, to, at, text.length);
            return at + text.length;
        }
        var end = at;
        if (unscaled.signum() < 0) {
            to[end++] = '-';
            unscaled = unscaled.negate();
        }
        var rest = new TwoWords(unscaled);
        var low = rest.divide();
        var high = rest.divide();
        end = writeWhole(rest.low, to, end);
        return low == 0 && high == 0 ? end : writeFraction(high, low, to, end);
    }

    private static int writeWhole(long whole, byte[] to, int at) {
        var end = at + 1;
        for (var rest = whole / 10; rest > 0; rest /= 10) {
            end++;
        }
        writePadded(whole, end - at, to, at);
        return end;
    }

    private static int writeFraction(long high, long low, byte[] to, int at) {
        to[at] = '.';
        var end = at + 1 + HALF;
        writePadded(high, HALF, to, at + 1);
        if (low != 0) {
            writePadded(low, HALF, to, end);
            end += HALF;
        }
        while (to[end - 1] == '0') {
            end--;
        }
        return end;
    }

    private static void writePadded(long value, int digits, byte[] to, int at) {
        var rest = value;
        for (var i = at + digits - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /**
     * Reads a decimal without exponent.
     *
     * @throws InexactAmount if it is no number or needs more than 24 decimals
     */
    public static Exact read(char[] text, int from, int length) {
        var end = from + length;
        var at = length > 0 && text[from] == '-' ? from + 1 : from;
        var head = 0L;
        var tail = 0L;
        var digits = 0;
        var point = -1;
        for (var i = at; i < end; i++) {
            var digit = text[i] - '0';
            if (text[i] == '.' && point < 0) {
                point = i;
            } else if (digit < 0 || digit > 9 || digits >= 2 * LONG_DIGITS) {
                return Exact.parse(new String(text, from, length));
            } else if (digits++ < LONG_DIGITS) {
                head = head * 10 + digit;
            } else {
                tail = tail * 10 + digit;
            }
        }
        var decimals = point < 0 ? 0 : end - point - 1;
        if (digits == 0 || decimals > Exact.SCALE) {
            return Exact.parse(new String(text, from, length));
        }
        return exact(at > from, head, tail, digits - LONG_DIGITS, decimals);
    }

    private static Exact exact(
            boolean negative, long head, long tail, int tailDigits, int decimals) {
        var mantissa = BigInteger.valueOf(negative ? -head : head);
        if (tailDigits > 0) {
            mantissa =
                    mantissa.multiply(POWERS_OF_TEN[tailDigits])
                            .add(BigInteger.valueOf(negative ? -tail : tail));
        }
        return Exact.ofUnscaled(mantissa.multiply(POWERS_OF_TEN[Exact.SCALE - decimals]));
    }

    /** A number below 2¹²⁷ that is taken apart twelve decimal digits at a time. */
    private static final class TwoWords {

        private long high;
        private long low;

        private TwoWords(BigInteger magnitude) {
            low = magnitude.longValue();
            high = magnitude.bitLength() > 64 ? magnitude.shiftRight(64).longValue() : 0;
        }

        /** Divides by 10¹² and answers the remainder; pieces are small enough to stay exact. */
        private long divide() {
            var quotientHigh = high / HALF_UNIT;
            var first = (high - quotientHigh * HALF_UNIT) << 24 | low >>> 40;
            var firstQuotient = Long.divideUnsigned(first, HALF_UNIT);
            var second = (first - firstQuotient * HALF_UNIT) << 24 | (low >>> 16 & 0xFFFFFF);
            var secondQuotient = Long.divideUnsigned(second, HALF_UNIT);
            var third = (second - secondQuotient * HALF_UNIT) << 16 | (low & 0xFFFF);
            var thirdQuotient = Long.divideUnsigned(third, HALF_UNIT);
            high = quotientHigh;
            low = firstQuotient << 40 | secondQuotient << 16 | thirdQuotient;
            return third - thirdQuotient * HALF_UNIT;
        }
    }
}
