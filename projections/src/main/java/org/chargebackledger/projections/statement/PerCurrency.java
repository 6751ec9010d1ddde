package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What is made of the postings of one currency.
 *
 * @param <T> such as a statement
 */
@FunctionalInterface
interface PerCurrency<T> {

    T make(String number, CurrencyCode currency, List<StatedPosting> postings);

    /** One for each currency; only a second currency shows in the number. */
    default List<T> of(String number, List<StatedPosting> postings) {
        return of(number, false, postings);
    }

    /**
     * The same.
     *
     * @param named whether even a single currency shows in the number
     */
    default List<T> of(String number, boolean named, List<StatedPosting> postings) {
        var byCurrency = new TreeMap<CurrencyCode, List<StatedPosting>>();
        for (var posting : postings) {
            byCurrency
                    .computeIfAbsent(posting.amount().currency(), any -> new ArrayList<>())
                    .add(posting);
        }
        var several = named || byCurrency.size() > 1;
        return byCurrency.entrySet().stream()
                .map(one ->
                        make(
                                several ? number + "-" + one.getKey() : number,
                                one.getKey(),
                                one.getValue()))
                .toList();
    }

    static Money sum(CurrencyCode currency, Collection<StatedPosting> postings) {
        return postings.stream()
                .map(StatedPosting::amount)
                .reduce(Money.zero(currency), Money::plus);
    }
}
