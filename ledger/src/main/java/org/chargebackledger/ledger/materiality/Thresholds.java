package org.chargebackledger.ledger.materiality;

import org.jspecify.annotations.Nullable;

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
     * Reads approved or proposed content.
     *
     * @param json with {@code year}, {@code limit}, {@code memo} and perhaps {@code scopes}, by the
     *     names of {@link Scope#text}
     */
    public static Thresholds of(Map<?, ?> json) {
        if (!(json.get("year") instanceof Number year
                && year.intValue() == year.longValue()
                && year.intValue() >= YEAR_MIN
                && year.intValue() <= YEAR_MAX)) {
            throw Limit.malformed("thresholds are of a year such as 2026");
        }
        if (!(json.get("memo") instanceof String memo) || memo.isBlank()) {
            throw Limit.malformed("thresholds say why, in their memo");
        }
        if (!(json.get("limit") instanceof Map<?, ?> limit)) {
            throw Limit.malformed("thresholds have a limit, for every scope without its own");
        }
        return new Thresholds(year.intValue(), Limit.of(limit), own(json.get("scopes")), memo);
    }

    private static Map<Scope, Limit> own(@Nullable Object json) {
        var own = new EnumMap<Scope, Limit>(Scope.class);
        if (json == null) {
            return own;
        }
        if (!(json instanceof Map<?, ?> scopes)) {
            throw Limit.malformed("scopes are limits by name");
        }
        for (var entry : scopes.entrySet()) {
            var scope =
                    Scope.of(String.valueOf(entry.getKey()))
                            .orElseThrow(() ->
                                    Limit.malformed(
                                            "a scope is item, origin-period, cumulative or"
                                                    + " posting-period, not "
                                                    + entry.getKey()));
            if (!(entry.getValue() instanceof Map<?, ?> limit)) {
                throw Limit.malformed("the limit of " + scope.text() + " is an object");
            }
            own.put(scope, Limit.of(limit));
        }
        return own;
    }

    Limit limit(Scope scope) {
        return Objects.requireNonNullElse(own.get(scope), limit);
    }

    /** As it is hashed and stored. */
    public Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        json.put("year", year);
        json.put("limit", limit.canonical());
        json.put("memo", memo);
        if (!own.isEmpty()) {
            var scopes = new LinkedHashMap<String, Object>();
            own.forEach((scope, one) -> scopes.put(scope.text(), one.canonical()));
            json.put("scopes", scopes);
        }
        return json;
    }
}
