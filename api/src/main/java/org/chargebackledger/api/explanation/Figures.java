package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.money.Exact;

import java.math.BigInteger;
import java.util.Locale;

/** Exact figures as a person reads them: two decimals, thousands set apart. */
public final class Figures {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);

    private Figures() {}

    /** To two decimals, a half away from zero; without decimals where they are zero. */
    public static String plain(Exact value) {
        var hundredths = divided(value.unscaled().multiply(HUNDRED), Exact.of(1).unscaled());
        var whole = hundredths.abs().divide(HUNDRED);
        var rest = hundredths.abs().mod(HUNDRED).intValueExact();
        var text = String.format(Locale.ROOT, "%,d", whole);
        if (rest != 0) {
            text += String.format(Locale.ROOT, ".%02d", rest);
        }
        return hundredths.signum() < 0 ? "−" + text : text;
    }

    /** A part of a whole as {@code 57.24 %}; a dash where there is no whole. */
    public static String percent(Exact part, Exact whole) {
        if (whole.isZero()) {
            return "–";
        }
        var hundredths = divided(part.unscaled().multiply(TEN_THOUSAND), whole.unscaled());
        return hundredths.divide(HUNDRED)
                + String.format(Locale.ROOT, ".%02d %%", hundredths.mod(HUNDRED).intValueExact());
    }

    private static BigInteger divided(BigInteger dividend, BigInteger divisor) {
        var twice = dividend.abs().shiftLeft(1).add(divisor.abs());
        var quotient = twice.divide(divisor.abs().shiftLeft(1));
        return dividend.signum() * divisor.signum() < 0 ? quotient.negate() : quotient;
    }
}
