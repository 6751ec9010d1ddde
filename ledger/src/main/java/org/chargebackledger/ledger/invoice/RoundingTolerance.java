package org.chargebackledger.ledger.invoice;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;

import java.math.BigDecimal;

/**
 * How far a printed total may lie from the sum of its lines.
 *
 * @param perLine for each row of the bill, in a currency of two digits; in another one as many of
 *     its minor units
 * @param max but never more than this, likewise
 */
public record RoundingTolerance(BigDecimal perLine, BigDecimal max) {

    private static final int STATED_DIGITS = 2;

    public RoundingTolerance {
        if (perLine.signum() < 0 || max.signum() < 0) {
            throw new IllegalArgumentException("a tolerance is not negative");
        }
    }

    /** The tolerance of an invoice with so many rows. */
    public Exact of(long rows, CurrencyCode currency) {
        var stated = perLine.multiply(BigDecimal.valueOf(rows)).min(max);
        return Exact.of(stated.movePointRight(STATED_DIGITS - currency.digits()));
    }

    /**
     * What may be posted at most: lines are posted in whole minor units, so that what is posted for
     * an invoice lies within one of them from the exact sum.
     */
    public static Money inUnits(Exact tolerance, CurrencyCode currency) {
        return Rounding.awayFromZero(tolerance, currency).plus(new Money(currency, 1));
    }
}
