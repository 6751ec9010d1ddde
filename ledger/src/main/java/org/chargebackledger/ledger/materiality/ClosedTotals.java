package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;

import java.util.HashMap;
import java.util.Map;

/** What a closed month charged: each cost center, and all together. */
public final class ClosedTotals {

    private final Map<String, Map<CurrencyCode, Money>> byCostCenter = new HashMap<>();
    private final Map<CurrencyCode, Money> book = new HashMap<>();

    /** Adds what a cost center was charged. */
    public void add(String costCenter, Money amount) {
        byCostCenter
                .computeIfAbsent(costCenter, any -> new HashMap<>())
                .merge(amount.currency(), amount, Money::plus);
        book.merge(amount.currency(), amount, Money::plus);
    }

    Money of(String costCenter, CurrencyCode currency) {
        return byCostCenter
                .getOrDefault(costCenter, Map.of())
                .getOrDefault(currency, Money.zero(currency));
    }

    Money ofBook(CurrencyCode currency) {
        return book.getOrDefault(currency, Money.zero(currency));
    }
}
