package org.chargebackledger.projections.estimate;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;

import java.util.SortedMap;

/**
 * What is estimated for one group in one currency.
 *
 * @param key its value of each dimension
 * @param days how many days are estimated in it
 */
public record EstimateTotal(
        SortedMap<EstimateDimension, String> key, CurrencyCode currency, long days, Exact amount) {

    /** Its value of a dimension that it is grouped by. */
    public String of(EstimateDimension dimension) {
        return key.getOrDefault(dimension, "");
    }
}
