package org.chargebackledger.api.http.json;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;

/** An amount that is not rounded to its currency: all its decimals, no exponent. */
public record ExactMoney(Exact amount, CurrencyCode currency) {}
