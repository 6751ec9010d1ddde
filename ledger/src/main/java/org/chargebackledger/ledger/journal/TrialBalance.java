package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.money.Money;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The balance of every account of a book in minor units, debits positive, by currency; what is
 * translated, in both of its currencies. SNAPSHOT FORMAT: its fields are stored.
 */
final class TrialBalance {

    private TreeMap<String, TreeMap<String, Long>> accounts = new TreeMap<>();
    private TreeMap<String, TreeMap<String, Long>> translated = new TreeMap<>();

    void post(Entry entry) {
        for (var posting : entry.content().postings()) {
            var account = posting.account();
            add(accounts.computeIfAbsent(account, any -> new TreeMap<>()), posting.signed());
            var functional = posting.signedFunctional();
            if (functional != null) {
                add(translated.computeIfAbsent(account, any -> new TreeMap<>()), functional);
            }
        }
    }

    private static void add(Map<String, Long> balances, Money signed) {
        balances.merge(signed.currency().code(), signed.minorUnits(), Math::addExact);
    }

    /** Debits equal credits in every currency, or something is broken beyond a refusal. */
    void requireZero() {
        requireZero(accounts);
        requireZero(translated);
    }

    private static void requireZero(Map<String, ? extends Map<String, Long>> accounts) {
        var sums = new HashMap<String, Long>();
        for (var balances : accounts.values()) {
            balances.forEach((currency, units) -> sums.merge(currency, units, Math::addExact));
        }
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalStateException("the trial balance is not zero: " + sums);
        }
    }
}
