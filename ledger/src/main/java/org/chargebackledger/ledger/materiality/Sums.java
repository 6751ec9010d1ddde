package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.materiality.Assessment.Yardstick;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** The sums of one scope and currency, to be compared with each measure. */
record Sums<K>(Scope scope, CurrencyCode currency, SortedMap<K, Money> byKey) {

    List<Exceeded> absolute(Yardstick by, Function<K, @Nullable String> words) {
        var allowed = limit(by).allowed(currency);
        return allowed == null
                ? List.of()
                : largest(
                        Measure.ABSOLUTE,
                        null,
                        any -> allowed,
                        (sum, limit) -> sum.minorUnits() > limit.minorUnits(),
                        words);
    }

    List<Exceeded> costCenterPercent(
            Yardstick by,
            Function<K, @Nullable String> costCenter,
            Function<K, @Nullable String> words) {
        var percent = limit(by).costCenterPercent();
        return percent == null
                ? List.of()
                : largest(
                        Measure.COST_CENTER_PERCENT,
                        percent,
                        key -> {
                            var code = costCenter.apply(key);
                            return code == null ? null : by.totals().of(code, currency);
                        },
                        percent::isExceeded,
                        words);
    }

    List<Exceeded> bookPercent(Yardstick by, Function<K, @Nullable String> words) {
        var percent = limit(by).bookPercent();
        return percent == null
                ? List.of()
                : largest(
                        Measure.BOOK_PERCENT,
                        percent,
                        any -> by.totals().ofBook(currency),
                        percent::isExceeded,
                        words);
    }

    private Limit limit(Yardstick by) {
        return Objects.requireNonNull(by.thresholds()).limit(scope);
    }

    private List<Exceeded> largest(
            Measure measure,
            @Nullable Percent percent,
            Function<K, @Nullable Money> limit,
            BiPredicate<Money, Money> exceeds,
            Function<K, @Nullable String> words) {
        Map.@Nullable Entry<K, Money> largest = null;
        var count = 0;
        for (var entry : byKey.entrySet()) {
            var allowed = limit.apply(entry.getKey());
            if (allowed != null && exceeds.test(entry.getValue(), allowed)) {
                count++;
                if (largest == null
                        || entry.getValue().minorUnits() > largest.getValue().minorUnits()) {
                    largest = entry;
                }
            }
        }
        if (largest == null) {
            return List.of();
        }
        var allowed = Objects.requireNonNull(limit.apply(largest.getKey()));
        return List.of(
                new Exceeded(
                        scope,
                        measure,
                        words.apply(largest.getKey()),
                        largest.getValue(),
                        allowed,
                        percent == null ? null : percent.text(),
                        count - 1));
    }
}
