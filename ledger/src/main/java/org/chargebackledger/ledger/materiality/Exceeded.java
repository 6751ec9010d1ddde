package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A limit that differences exceed, with the largest sum of those that do.
 *
 * @param subject the cost center or item whose sum it is; null for a whole month's
 * @param gross the sum of the sizes, nothing netted
 * @param limit the amount that is allowed, or what the percentage is of
 * @param percent null where the limit is an amount
 * @param others how many more cost centers or items exceed the same limit
 */
public record Exceeded(
        Scope scope,
        Measure measure,
        @Nullable String subject,
        Money gross,
        Money limit,
        @Nullable String percent,
        int others) {

    /** For a person. */
    public String sentence() {
        return "%s: %s%s is more than %s%s"
                .formatted(
                        scope.text(),
                        gross,
                        subject == null ? "" : " of " + subject,
                        percent == null ? limit : percent + "% of " + limit,
                        others == 0 ? "" : ", and so " + others + " more");
    }

    Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        json.put("scope", scope.text());
        json.put("measure", measure.name());
        if (subject != null) {
            json.put("subject", subject);
        }
        json.put("gross", gross.amount());
        json.put("limit", limit.amount());
        json.put("currency", gross.currency().code());
        if (percent != null) {
            json.put("percent", percent);
        }
        json.put("others", others);
        return json;
    }
}
