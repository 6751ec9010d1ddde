package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sum of differences may come to; each measure that is stated decides by itself.
 *
 * @param absolute one amount for each currency that is measured so; in a currency without one, once
 *     others are stated, nothing is allowed
 * @param costCenterPercent of what the cost center was charged; null where it is not measured
 * @param bookPercent of what all were charged; null where it is not measured
 */
public record Limit(
        List<Money> absolute, @Nullable Percent costCenterPercent, @Nullable Percent bookPercent) {

    /** Reads what {@link #canonical} writes; amounts may be one or a list. */
    static Limit of(Map<?, ?> json) {
        var limit =
                new Limit(
                        amounts(json.get("absolute")),
                        percent(json.get("costCenterPercent")),
                        percent(json.get("bookPercent")));
        if (limit.absolute().isEmpty()
                && limit.costCenterPercent() == null
                && limit.bookPercent() == null) {
            throw malformed("a limit states absolute, costCenterPercent or bookPercent");
        }
        return limit;
    }

    /** The amount allowed in a currency; null where amounts are not measured. */
    @Nullable Money allowed(CurrencyCode currency) {
        if (absolute.isEmpty()) {
            return null;
        }
        return absolute.stream()
                .filter(amount -> amount.currency().equals(currency))
                .findFirst()
                .orElseGet(() -> Money.zero(currency));
    }

    Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        if (!absolute.isEmpty()) {
            json.put(
                    "absolute",
                    absolute.stream()
                            .map(one ->
                                    Map.of(
                                            "amount",
                                            one.amount(),
                                            "currency",
                                            one.currency().code()))
                            .toList());
        }
        if (costCenterPercent != null) {
            json.put("costCenterPercent", costCenterPercent.text());
        }
        if (bookPercent != null) {
            json.put("bookPercent", bookPercent.text());
        }
        return json;
    }

    private static List<Money> amounts(@Nullable Object json) {
        if (json == null) {
            return List.of();
        }
        var amounts = new ArrayList<Money>();
        var currencies = new HashSet<CurrencyCode>();
        for (var one : json instanceof List<?> list ? list : List.of(json)) {
            var amount = amount(one);
            if (amount.signum() < 0 || !currencies.add(amount.currency())) {
                throw malformed("an absolute limit is zero or more, and one for each currency");
            }
            amounts.add(amount);
        }
        amounts.sort((one, other) -> one.currency().compareTo(other.currency()));
        return List.copyOf(amounts);
    }

    private static Money amount(@Nullable Object json) {
        if (json instanceof Map<?, ?> map
                && map.get("amount") instanceof String amount
                && map.get("currency") instanceof String currency) {
            try {
                return Money.parse(new CurrencyCode(currency), amount);
            } catch (IllegalArgumentException e) {
                throw malformed("no amount: " + amount + " " + currency);
            }
        }
        throw malformed("an amount is {\"amount\": \"500.00\", \"currency\": \"USD\"}");
    }

    private static @Nullable Percent percent(@Nullable Object json) {
        if (json == null) {
            return null;
        }
        if (json instanceof String text) {
            return Percent.parse(text);
        }
        throw malformed("a percentage is decimal text such as \"5\"");
    }

    static Refusal malformed(String why) {
        return Refusal.invalid("thresholds-malformed", why);
    }
}
