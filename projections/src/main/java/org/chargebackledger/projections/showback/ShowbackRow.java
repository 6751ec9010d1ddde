package org.chargebackledger.projections.showback;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;

import java.util.SortedMap;

/**
 * One row of showback.
 *
 * @param time a day, a period where it is by the month, or empty for a total
 * @param values one for each dimension it is grouped by
 * @param amount rounded so that the rows of a currency add up to its rounded total
 */
public record ShowbackRow(
        String time, SortedMap<Dimension, String> values, Exact exact, Money amount) {}
