package org.chargebackledger.ledger.budget;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a cost center may spend in certain months, as two persons approved it. A later one takes the
 * place of an earlier one in the months that it names, and in no others.
 *
 * @param months at least one, each with an amount that is not negative
 * @param memo why; empty where nobody said
 */
public record Budget(
        String costCenter, CurrencyCode currency, SortedMap<Period, Money> months, String memo) {

    private static final int MONTHS_MAX = 120;
    private static final int MONTHS_OF_YEAR = 12;

    public Budget {
        months = Collections.unmodifiableSortedMap(months);
    }

    /**
     * Reads approved or proposed content: {@code costCenter}, {@code currency}, perhaps {@code
     * memo}, and the months: as {@code months}, each with {@code period} and {@code amount}; or a
     * whole {@code year}, the rest of a year {@code from} a month on or a single {@code period},
     * with an {@code amount} for each month or as many {@code amounts} as there are months.
     */
    public static Budget parse(Members members) {
        members.requireOnly(
                "costCenter",
                "currency",
                "memo",
                "months",
                "year",
                "from",
                "period",
                "amount",
                "amounts");
        var currency = members.as("currency", CurrencyCode::new);
        var stated = members.objects("months");
        var months =
                stated.isEmpty() ? spread(members, currency) : stated(members, stated, currency);
        var memo = members.optionalText("memo");
        return new Budget(members.text("costCenter"), currency, months, memo == null ? "" : memo);
    }

    private static SortedMap<Period, Money> stated(
            Members members, List<Members> stated, CurrencyCode currency) {
        for (var name : List.of("year", "from", "period", "amount", "amounts")) {
            if (members.has(name)) {
                throw malformed("months say it all; '" + name + "' does not go with them");
            }
        }
        var months = new TreeMap<Period, Money>();
        for (var one : stated) {
            one.requireOnly("period", "amount");
            var period = one.period("period");
            if (months.put(period, amount(currency, one.text("amount"))) != null) {
                throw malformed(period + " is named twice");
            }
        }
        if (months.size() > MONTHS_MAX) {
            throw malformed("at most " + MONTHS_MAX + " months at once");
        }
        return months;
    }

    private static SortedMap<Period, Money> spread(Members members, CurrencyCode currency) {
        var periods = periods(members);
        var each = members.optionalText("amount");
        var amounts = members.texts("amounts");
        if ((each == null) == amounts.isEmpty()) {
            throw malformed("either an amount for each month, or amounts, one for each");
        }
        if (each == null && amounts.size() != periods.size()) {
            throw malformed("%d amounts for %d months".formatted(amounts.size(), periods.size()));
        }
        var months = new TreeMap<Period, Money>();
        for (var i = 0; i < periods.size(); i++) {
            months.put(periods.get(i), amount(currency, each == null ? amounts.get(i) : each));
        }
        return months;
    }

    private static List<Period> periods(Members members) {
        var named = List.of("year", "from", "period").stream().filter(members::has).toList();
        if (named.size() != 1) {
            throw malformed("either a year, or the month from which on, or one period");
        }
        return switch (named.getFirst()) {
            case "year" -> restOfYear(members.as("year", year -> Period.parse(year + "-01")));
            case "from" -> restOfYear(members.period("from"));
            default -> List.of(members.period("period"));
        };
    }

    private static List<Period> restOfYear(Period first) {
        var periods = new ArrayList<Period>();
        var count = MONTHS_OF_YEAR - first.month().getMonthValue() + 1;
        for (var period = first; periods.size() < count; period = period.next()) {
            periods.add(period);
        }
        return periods;
    }

    private static Money amount(CurrencyCode currency, String text) {
        Money amount;
        try {
            amount = Money.parse(currency, text);
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
        if (amount.signum() < 0) {
            throw malformed("a budget is not negative: " + text);
        }
        return amount;
    }

    private static Refusal malformed(String message) {
        return Refusal.invalid("master-data-malformed", "budget: " + message);
    }

    /** The months that budgets leave, the last word on each. */
    public static SortedMap<Period, Money> inForce(List<Budget> approved) {
        var months = new TreeMap<Period, Money>();
        approved.forEach(one -> months.putAll(one.months()));
        return months;
    }

    /** What is left of it where others hold: of the months that it names, those that they have. */
    public @Nullable Budget presentIn(SortedMap<Period, Money> inForce) {
        var held = new TreeMap<>(inForce);
        held.keySet().retainAll(months.keySet());
        return held.isEmpty() ? null : new Budget(costCenter, currency, held, "");
    }

    /** In one sentence. */
    public String words() {
        var total = months.values().stream().reduce(Money.zero(currency), Money::plus);
        return months.size() == 1
                ? "budget of %s for %s: %s".formatted(costCenter, months.firstKey(), total)
                : "budget of %s for %s to %s: %s in all"
                        .formatted(costCenter, months.firstKey(), months.lastKey(), total);
    }

    /** As it is hashed and stored: every month by itself, so that nothing has to be inferred. */
    public Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        json.put("costCenter", costCenter);
        json.put("currency", currency.code());
        var each = new ArrayList<Map<String, Object>>();
        months.forEach((period, amount) ->
                each.add(Map.of("period", period.toString(), "amount", amount.amount())));
        json.put("months", each);
        if (!memo.isEmpty()) {
            json.put("memo", memo);
        }
        return json;
    }
}
