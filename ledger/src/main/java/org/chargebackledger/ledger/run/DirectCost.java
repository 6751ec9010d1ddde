package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.rate.RateTable;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What steps 1 and 2 attributed to each cost center: frozen before any pool is distributed. */
final class DirectCost {

    private record Cell(SourceAccount account, String costCenter, Kind kind, String cluster) {}

    private final Map<Cell, Exact> cells = new HashMap<>();
    private final @Nullable RateTable rates;

    /**
     * @param rates by which amounts of several currencies are compared; null where they cannot be
     */
    DirectCost(@Nullable RateTable rates) {
        this.rates = rates;
    }

    void add(SourceAccount account, Place place, Exact amount) {
        cells.merge(
                new Cell(account, place.costCenter(), place.kind(), place.cluster()),
                amount,
                Exact::plus);
    }

    /** Exact sums per cost center within a scope, floored at zero once, on the total. */
    SortedMap<String, Exact> floored(PoolScope scope) {
        return floored(cell -> scope.includes(cell.account(), cell.cluster()), scope.toString());
    }

    /** The same for node shares only: what idle cost is spread by. */
    SortedMap<String, Exact> flooredNodeCost(PoolScope scope) {
        return floored(
                cell -> cell.kind() == Kind.NODE && scope.includes(cell.account(), cell.cluster()),
                scope.toString());
    }

    /** Cost centers whose direct cost in a scope is not zero, in any currency. */
    SortedSet<String> active(PoolScope scope) {
        var perCurrency = new HashMap<Map.Entry<String, CurrencyCode>, Exact>();
        cells.forEach((cell, amount) -> {
            if (scope.includes(cell.account(), cell.cluster())) {
                perCurrency.merge(
                        Map.entry(cell.costCenter(), cell.account().currency()),
                        amount,
                        Exact::plus);
            }
        });
        var active = new TreeSet<>(CodePointOrder.INSTANCE);
        perCurrency.forEach((key, amount) -> {
            if (!amount.isZero()) {
                active.add(key.getKey());
            }
        });
        return active;
    }

    private SortedMap<String, Exact> floored(Predicate<Cell> within, String scope) {
        var currencies = new TreeSet<CurrencyCode>();
        cells.keySet().stream()
                .filter(within)
                .forEach(cell -> currencies.add(cell.account().currency()));
        var mixed = currencies.size() > 1;
        if (mixed && rates == null) {
            throw Refusal.invalid(
                    "mixed-currencies",
                    "direct cost of "
                            + scope
                            + " is in "
                            + currencies
                            + "; give the pool the scope sourceAccount, or the book a currency");
        }
        var sums = new TreeMap<String, Exact>(CodePointOrder.INSTANCE);
        cells.forEach((cell, amount) -> {
            if (within.test(cell)) {
                var weight =
                        mixed && rates != null
                                ? rates.weight(cell.account().currency(), amount)
                                : amount;
                sums.merge(cell.costCenter(), weight, Exact::plus);
            }
        });
        sums.replaceAll((costCenter, sum) -> sum.max(Exact.ZERO));
        return sums;
    }
}
