package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A debit or a credit of a positive amount on one account.
 *
 * @param costCenter who bears it; null on accounts that are no cost center's
 * @param memo the cost center it is meant for while that one is still in showback; else null
 * @param key null on accounts that are no cost center's
 * @param exact the signed exact amount that was rounded; positive on the debit side
 * @param roundingUnits signed posted amount minus exact amount, in minor units
 */
public record Posting(
        String account,
        @Nullable String costCenter,
        @Nullable String memo,
        Side side,
        Money amount,
        @Nullable PostingKey key,
        Exact exact,
        String roundingUnits) {

    /** The two sides of an account. */
    public enum Side {
        DEBIT,
        CREDIT;

        public Side other() {
            return this == DEBIT ? CREDIT : DEBIT;
        }
    }

    public Posting {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a posting is of a positive amount, not " + amount + " on " + account);
        }
    }

    /** The amount with its sign: positive for a debit. */
    public Money signed() {
        return side == Side.DEBIT ? amount : amount.negate();
    }

    /** The same units on the other side. */
    public Posting reversed() {
        return new Posting(
                account,
                costCenter,
                memo,
                side.other(),
                amount,
                key,
                exact.negate(),
                negated(roundingUnits));
    }

    /** As it is served and hashed, without absent members. */
    Map<String, Object> canonical(String id) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("account", account);
        if (costCenter != null) {
            json.put("costCenter", costCenter);
        }
        if (memo != null) {
            json.put("memo", memo);
        }
        json.put(
                side == Side.DEBIT ? "debit" : "credit",
                Map.of("amount", amount.amount(), "currency", amount.currency().code()));
        if (key != null) {
            json.put("key", canonical(key));
        }
        json.put("exact", exact.toString());
        json.put("roundingUnits", roundingUnits);
        return json;
    }

    private static Map<String, Object> canonical(PostingKey key) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", key.kind().text());
        if (!key.pool().isEmpty()) {
            json.put("pool", key.pool());
        }
        json.put("chargeCategory", key.chargeCategory());
        json.put("service", key.service());
        json.put("cluster", key.cluster());
        json.put("namespace", key.namespace());
        return json;
    }

    private static String negated(String units) {
        if (units.equals("0")) {
            return units;
        }
        return units.startsWith("-") ? units.substring(1) : "-" + units;
    }
}
