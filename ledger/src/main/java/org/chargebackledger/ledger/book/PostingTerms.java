package org.chargebackledger.ledger.book;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * By what a book posts what a run allocates, frozen with the run's inputs.
 *
 * @param entity the legal entity whose invoices it holds; null where it takes every cost center for
 *     its own
 * @param currency its functional currency
 * @param others cost centers of other entities, by code in code point order
 * @param showback who is not charged yet; null when everybody is
 * @param rates fixed for the period, by id in code point order
 */
public record PostingTerms(
        @Nullable String entity,
        CurrencyCode currency,
        List<IntercompanyCostCenter> others,
        @Nullable Showback showback,
        List<FixedRate> rates) {

    /** Of a book that nothing is configured for. */
    public static final CurrencyCode CURRENCY = new CurrencyCode("USD");

    public static final PostingTerms DEFAULT =
            new PostingTerms(null, CURRENCY, List.of(), null, List.of());

    public PostingTerms {
        others = List.copyOf(others);
        rates = List.copyOf(rates);
    }

    /** The same with rates. */
    public PostingTerms at(List<FixedRate> fixed) {
        return new PostingTerms(entity, currency, others, showback, fixed);
    }

    /** As it is hashed. */
    public Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        if (entity != null) {
            json.put("entity", entity);
        }
        json.put("currency", currency.code());
        json.put("others", others.stream().map(IntercompanyCostCenter::canonical).toList());
        if (showback != null) {
            json.put("showback", showback.canonical());
        }
        json.put("rates", rates.stream().map(FixedRate::canonical).toList());
        return json;
    }
}
