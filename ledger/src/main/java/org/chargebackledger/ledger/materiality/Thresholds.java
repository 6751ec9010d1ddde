package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.masterdata.Members;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The materiality thresholds of a book for the months of a year, as two persons approved them.
 *
 * @param limit of every scope that has no own one
 * @param own limits of single scopes, in the place of the general one
 * @param memo why they are what they are
 */
public record Thresholds(int year, Limit limit, Map<Scope, Limit> own, String memo) {

    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 9999;

    /**
     * Reads approved or proposed content: {@code year}, {@code memo}, the general limit, and
     * perhaps {@code scopes} with their own, by the names of {@link Scope#text}.
     */
    public static Thresholds parse(Members members) {
        members.requireOnly(
                "year", "memo", "absolute", "costCenterPercent", "bookPercent", "scopes");
        int year = members.as("year", Integer::valueOf);
        if (year < YEAR_MIN || year > YEAR_MAX) {
            throw Limit.malformed("thresholds are of a year such as 2026");
        }
        var memo = members.text("memo");
        if (memo.isBlank()) {
            throw Limit.malformed("thresholds say why, in their memo");
        }
        return new Thresholds(year, Limit.parse(members), own(members), memo);
    }

    private static Map<Scope, Limit> own(Members members) {
        var own = new EnumMap<Scope, Limit>(Scope.class);
        for (var one : members.objects("scopes")) {
            one.requireOnly("scope", "absolute", "costCenterPercent", "bookPercent");
            if (own.put(one.as("scope", Scope::of), Limit.parse(one)) != null) {
                throw Limit.malformed("a scope has one limit");
            }
        }
        return own;
    }

    Limit limit(Scope scope) {
        return Objects.requireNonNullElse(own.get(scope), limit);
    }

    /** As it is hashed and stored. */
    public Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>(limit.canonical());
        json.put("year", Integer.toString(year));
        json.put("memo", memo);
        if (!own.isEmpty()) {
            var scopes = new ArrayList<Map<String, Object>>();
            own.forEach((scope, one) -> {
                var members = new LinkedHashMap<String, Object>(one.canonical());
                members.put("scope", scope.text());
                scopes.add(members);
            });
            json.put("scopes", scopes);
        }
        return json;
    }
}
