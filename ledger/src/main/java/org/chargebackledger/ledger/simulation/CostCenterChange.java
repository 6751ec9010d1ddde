package org.chargebackledger.ledger.simulation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;

import java.util.SortedMap;

/**
 * What a simulated policy changes for one cost center, in one currency.
 *
 * @param months every simulated month, with zeros where the cost center has nothing
 */
public record CostCenterChange(
        String costCenter,
        CurrencyCode currency,
        Amounts total,
        SortedMap<Period, Amounts> months) {

    /** How much its months differ as they are posted. */
    public Volatility postedVolatility() {
        return Volatility.of(months.values().stream().map(Amounts::posted).toList());
    }

    /** How much its months would differ. */
    public Volatility simulatedVolatility() {
        return Volatility.of(months.values().stream().map(Amounts::simulated).toList());
    }

    /** Whether it would pay less. */
    public boolean wins() {
        return total.difference().signum() < 0;
    }

    /** Whether it would pay more. */
    public boolean loses() {
        return total.difference().signum() > 0;
    }
}
