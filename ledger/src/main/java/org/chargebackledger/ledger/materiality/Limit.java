package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
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

    /** Reads what {@link #canonical} writes. */
    static Limit parse(Members members) {
        var limit =
                new Limit(
                        amounts(members),
                        percent(members, "costCenterPercent"),
                        percent(members, "bookPercent"));
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

    private static List<Money> amounts(Members members) {
        var amounts = new ArrayList<Money>();
        var currencies = new HashSet<CurrencyCode>();
        for (var one : members.objects("absolute")) {
            var currency = one.requireOnly("amount", "currency").as("currency", CurrencyCode::new);
            var amount = one.as("amount", text -> Money.parse(currency, text));
            if (amount.signum() < 0 || !currencies.add(currency)) {
                throw malformed("an absolute limit is zero or more, and one for each currency");
            }
            amounts.add(amount);
        }
        amounts.sort(Comparator.comparing(Money::currency));
        return List.copyOf(amounts);
    }

    private static @Nullable Percent percent(Members members, String name) {
        return members.optionalText(name) == null ? null : members.as(name, Percent::parse);
    }

    static Refusal malformed(String why) {
        return Refusal.invalid("master-data-malformed", why);
    }
}
