package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A debit or a credit of a positive amount on one account; of zero only where it moves the book's
 * functional currency alone.
 *
 * @param costCenter who bears it; null on accounts that are no cost center's
 * @param memo the cost center it is meant for while that one is still in showback; else null
 * @param key null on accounts that are no cost center's
 * @param exact the signed exact amount that was rounded; positive on the debit side
 * @param roundingUnits signed posted amount minus exact amount, in minor units
 * @param functional what the amount is in the book's functional currency, on the same side; null
 *     where that is the only currency
 */
public record Posting(
        String account,
        @Nullable String costCenter,
        @Nullable String memo,
        Side side,
        Money amount,
        @Nullable PostingKey key,
        Exact exact,
        String roundingUnits,
        @Nullable Money functional) {

    /** The two sides of an account. */
    public enum Side {
        DEBIT,
        CREDIT;

        public Side other() {
            return this == DEBIT ? CREDIT : DEBIT;
        }
    }

    public Posting {
        var worth = functional == null ? 0 : functional.signum();
        if (amount.signum() < 0 || worth < 0 || amount.signum() + worth == 0) {
            throw new IllegalArgumentException(
                    "a posting is of a positive amount, not " + amount + " on " + account);
        }
    }

    /** One in a single currency. */
    public Posting(
            String account,
            @Nullable String costCenter,
            @Nullable String memo,
            Side side,
            Money amount,
            @Nullable PostingKey key,
            Exact exact,
            String roundingUnits) {
        this(account, costCenter, memo, side, amount, key, exact, roundingUnits, null);
    }

    /**
     * What posts signed amounts at one place: nothing for zeros, and two postings where an amount
     * and what it is worth are on different sides, as they can be in a difference.
     */
    public static List<Posting> of(
            String account,
            @Nullable String costCenter,
            @Nullable String memo,
            @Nullable PostingKey key,
            Exact exact,
            Money signed,
            @Nullable Money functional) {
        var worth = functional == null ? 0 : functional.signum();
        if (functional != null && worth * signed.signum() < 0) {
            var none = Money.zero(functional.currency());
            var nothing = Money.zero(signed.currency());
            var postings = new ArrayList<Posting>();
            postings.addAll(of(account, costCenter, memo, key, exact, signed, none));
            postings.addAll(of(account, costCenter, memo, key, Exact.ZERO, nothing, functional));
            return postings;
        }
        if (signed.isZero() && worth == 0) {
            return List.of();
        }
        var debit = signed.signum() + worth > 0;
        return List.of(
                new Posting(
                        account,
                        costCenter,
                        memo,
                        debit ? Side.DEBIT : Side.CREDIT,
                        debit ? signed : signed.negate(),
                        key,
                        exact,
                        Rounding.unitsBetween(exact, signed),
                        functional == null || debit ? functional : functional.negate()));
    }

    /** The amount with its sign: positive for a debit. */
    public Money signed() {
        return side == Side.DEBIT ? amount : amount.negate();
    }

    /** What it is in the functional currency with its sign; null where there is only one. */
    public @Nullable Money signedFunctional() {
        return functional == null || side == Side.DEBIT ? functional : functional.negate();
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
                negated(roundingUnits),
                functional);
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
        json.put(side == Side.DEBIT ? "debit" : "credit", canonical(amount));
        if (functional != null) {
            json.put("functional", canonical(functional));
        }
        if (key != null) {
            json.put("key", canonical(key));
        }
        json.put("exact", exact.toString());
        json.put("roundingUnits", roundingUnits);
        return json;
    }

    private static Map<String, Object> canonical(Money money) {
        return Map.of("amount", money.amount(), "currency", money.currency().code());
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
