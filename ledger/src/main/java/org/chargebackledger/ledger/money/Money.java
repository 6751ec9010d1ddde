package org.chargebackledger.ledger.money;

import java.math.BigDecimal;

/** A posted amount: a whole number of its currency's minor units. */
public record Money(CurrencyCode currency, long minorUnits) {

    public static Money zero(CurrencyCode currency) {
        return new Money(currency, 0);
    }

    /** The decimal text with exactly the currency's digits, such as {@code 393.44}. */
    public String amount() {
        return BigDecimal.valueOf(minorUnits, currency.digits()).toPlainString();
    }

    /**
     * Reads a decimal text that has no more digits than the currency.
     *
     * @throws InexactAmount if it is no number, has more digits or is out of range
     */
    public static Money parse(CurrencyCode currency, String amount) {
        try {
            return new Money(
                    currency,
                    new BigDecimal(amount)
                            .setScale(currency.digits())
                            .unscaledValue()
                            .longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InexactAmount("not an amount of " + currency + ": '" + amount + "'");
        }
    }

    public Exact exact() {
        return Exact.of(BigDecimal.valueOf(minorUnits, currency.digits()));
    }

    public Money plus(Money other) {
        return new Money(sameCurrency(other), Math.addExact(minorUnits, other.minorUnits));
    }

    public Money minus(Money other) {
        return new Money(sameCurrency(other), Math.subtractExact(minorUnits, other.minorUnits));
    }

    public Money negate() {
        return new Money(currency, Math.negateExact(minorUnits));
    }

    public int signum() {
        return Long.signum(minorUnits);
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    @Override
    public String toString() {
        return amount() + " " + currency;
    }

    private CurrencyCode sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(this + " and " + other + " differ in currency");
        }
        return currency;
    }
}
