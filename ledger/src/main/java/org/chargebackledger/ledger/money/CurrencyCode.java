package org.chargebackledger.ledger.money;

import java.util.Currency;

/** An ISO 4217 currency, by its upper-case code. */
public record CurrencyCode(String code) implements Comparable<CurrencyCode> {

    public CurrencyCode {
        Currency.getInstance(code);
    }

    /** Digits of the minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
    public int digits() {
        return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    }

    @Override
    public int compareTo(CurrencyCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
