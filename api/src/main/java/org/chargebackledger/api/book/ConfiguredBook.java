package org.chargebackledger.api.book;

import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is configured for a book.
 *
 * @param entity whose invoices it holds; null where every cost center's entity is its own
 * @param currency its functional currency
 * @param centralCostCenter who bears what a dispute takes from a cost center
 * @param showbackCostCenter who bears the cost of cost centers that are not charged yet
 * @param rateType of the exchange rates that it translates by
 * @param writeOffLimit what may be written off; null where there is no limit
 */
public record ConfiguredBook(
        String name,
        @Nullable String entity,
        CurrencyCode currency,
        @Nullable String centralCostCenter,
        @Nullable String showbackCostCenter,
        @Nullable String rateType,
        @Nullable Money writeOffLimit) {

    /** The type of rates of a book that names none. */
    public static final String RATE_TYPE = "average";

    /**
     * Whether amounts of other currencies are translated: where a type of rates or another currency
     * than the default is configured.
     */
    public boolean translates() {
        return rateType != null || !currency.equals(PostingTerms.CURRENCY);
    }

    public String rateTypeOrDefault() {
        return rateType == null ? RATE_TYPE : rateType;
    }

    /** A book that nothing is configured for. */
    static ConfiguredBook unconfigured(String name) {
        return new ConfiguredBook(name, null, PostingTerms.CURRENCY, null, null, null, null);
    }
}
