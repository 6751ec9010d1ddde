package org.chargebackledger.ledger.simulation;

import org.chargebackledger.ledger.money.CurrencyCode;

/**
 * What a simulated policy changes for the cost that one pool distributes, in one currency.
 *
 * @param pool its id; empty for cost that no pool distributed
 */
public record PoolChange(String pool, CurrencyCode currency, Amounts total) {}
