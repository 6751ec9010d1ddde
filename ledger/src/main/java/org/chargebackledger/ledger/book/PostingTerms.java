package org.chargebackledger.ledger.book;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.rate.CarriedPrepaid;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.ledger.rate.RateTable;
import org.chargebackledger.ledger.rate.Translation;
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
 * @param rates fixed for the period, one for each other currency of its bills, by currency
 * @param carried at what its commitments are carried before the period; null where nothing is
 *     translated
 */
public record PostingTerms(
        @Nullable String entity,
        CurrencyCode currency,
        List<IntercompanyCostCenter> others,
        @Nullable Showback showback,
        List<ExchangeRate> rates,
        @Nullable List<CarriedPrepaid> carried) {

    /** Of a book that nothing is configured for. */
    public static final CurrencyCode CURRENCY = new CurrencyCode("USD");

    public static final PostingTerms DEFAULT =
            new PostingTerms(null, CURRENCY, List.of(), null, List.of(), null);

    public PostingTerms {
        others = List.copyOf(others);
        rates = List.copyOf(rates);
        carried = carried == null || carried.isEmpty() ? null : List.copyOf(carried);
    }

    /** The same with rates. */
    public PostingTerms at(List<ExchangeRate> fixed) {
        return new PostingTerms(entity, currency, others, showback, fixed, carried);
    }

    /** The same with what commitments are carried at. */
    public PostingTerms carrying(List<CarriedPrepaid> prepaid) {
        return new PostingTerms(entity, currency, others, showback, rates, prepaid);
    }

    /** The rates by which amounts of several currencies are compared; null where none are fixed. */
    public @Nullable RateTable rateTable() {
        return rates.isEmpty() ? null : new RateTable(currency, rates);
    }

    /** By what amounts are translated; null where all are in the functional currency. */
    public @Nullable Translation translation() {
        var table = rateTable();
        return table == null ? null : new Translation(table, carried == null ? List.of() : carried);
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
        json.put("rates", rates.stream().map(ExchangeRate::canonical).toList());
        if (carried != null) {
            json.put("carried", carried.stream().map(CarriedPrepaid::canonical).toList());
        }
        return json;
    }
}
