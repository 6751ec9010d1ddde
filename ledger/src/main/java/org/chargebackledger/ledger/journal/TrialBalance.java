package org.chargebackledger.ledger.journal;

import java.util.HashMap;
import java.util.TreeMap;

/**
 * The balance of every account of a book in minor units, debits positive, by currency. SNAPSHOT
 * FORMAT: its field is stored.
 */
final class TrialBalance {

    private TreeMap<String, TreeMap<String, Long>> accounts = new TreeMap<>();

    void post(Entry entry) {
        for (var posting : entry.content().postings()) {
            var signed = posting.signed();
            accounts.computeIfAbsent(posting.account(), any -> new TreeMap<>())
                    .merge(signed.currency().code(), signed.minorUnits(), Math::addExact);
        }
    }

    /** Debits equal credits in every currency, or something is broken beyond a refusal. */
    void requireZero() {
        var sums = new HashMap<String, Long>();
        for (var balances : accounts.values()) {
            balances.forEach((currency, units) -> sums.merge(currency, units, Math::addExact));
        }
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalStateException("the trial balance is not zero: " + sums);
        }
    }
}
