package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.money.Money;

import java.math.BigDecimal;

/** A percentage, exact: zero or more, as it was written. */
public record Percent(BigDecimal value) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS_MAX = 12;

    static Percent parse(String text) {
        var value = new BigDecimal(text);
        if (value.signum() < 0
                || value.precision() > DIGITS_MAX
                || Math.abs(value.scale()) > DIGITS_MAX) {
            throw new IllegalArgumentException("no percentage of zero or more: '" + text + "'");
        }
        return new Percent(value.stripTrailingZeros());
    }

    /** Whether an amount is more than this part of another, whatever the signs of either. */
    boolean isExceeded(Money amount, Money of) {
        var parts = BigDecimal.valueOf(amount.minorUnits()).abs().multiply(HUNDRED);
        return parts.compareTo(BigDecimal.valueOf(of.minorUnits()).abs().multiply(value)) > 0;
    }

    /** Decimal text without an exponent or trailing zeros. */
    public String text() {
        return value.toPlainString();
    }
}
