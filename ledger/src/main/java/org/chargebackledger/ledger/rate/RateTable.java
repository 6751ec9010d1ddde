package org.chargebackledger.ledger.rate;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rates by which a book's amounts of one month are translated into its functional currency.
 *
 * @param functional the book's own currency
 * @param rates into it, one for each other currency, by currency
 */
public record RateTable(CurrencyCode functional, List<ExchangeRate> rates) {

    public RateTable {
        var sorted = new ArrayList<>(rates);
        sorted.sort(Comparator.comparing(ExchangeRate::from));
        rates = List.copyOf(sorted);
        for (var i = 0; i < rates.size(); i++) {
            var rate = rates.get(i);
            if (!rate.to().equals(functional)) {
                throw new IllegalArgumentException(rate.id() + " is no rate to " + functional);
            }
            if (i > 0 && rates.get(i - 1).from().equals(rate.from())) {
                throw new IllegalArgumentException("two rates from " + rate.from());
            }
        }
    }

    /** Whether amounts of a currency are posted in two: its own and the book's. */
    public boolean translates(CurrencyCode currency) {
        return !currency.equals(functional);
    }

    /**
     * The rate of a currency; null for the functional one.
     *
     * @throws Refusal as {@code rate-missing} if none is fixed
     */
    public @Nullable ExchangeRate of(CurrencyCode currency) {
        if (!translates(currency)) {
            return null;
        }
        return find(currency).orElseThrow(() -> missing(currency, functional, "this month"));
    }

    /** The rate of a currency if one is fixed. */
    public Optional<ExchangeRate> find(CurrencyCode currency) {
        return rates.stream().filter(rate -> rate.from().equals(currency)).findFirst();
    }

    /** An exact amount as a weight beside amounts of other currencies. */
    public Exact weight(CurrencyCode currency, Exact amount) {
        var rate = of(currency);
        return rate == null ? amount : rate.conversion().figure(amount);
    }

    /** What a run, or a decision, without a rate is refused as. */
    public static Refusal missing(CurrencyCode from, CurrencyCode to, String when) {
        return Refusal.conflict(
                "rate-missing",
                "no approved rate from %s to %s for %s: propose one as exchange-rate"
                        .formatted(from, to, when));
    }

    /** As it is hashed. */
    public Map<String, Object> canonical() {
        return Map.of(
                "functional",
                functional.code(),
                "rates",
                rates.stream().map(ExchangeRate::canonical).toList());
    }
}
