package org.chargebackledger.ledger.journal;

import java.util.regex.Pattern;

/** What the halves of an entry that two books share must be. */
final class PairRules {

    private static final Pattern INTERCOMPANY = Pattern.compile("due-(from|to):.+");

    private PairRules() {}

    /** One half owes for cost centers alone, the other is owed what it cleared alone. */
    static boolean fits(EntryDraft draft) {
        var pair = draft.pair();
        if (pair == null) {
            return draft.postings().stream()
                    .noneMatch(posting -> INTERCOMPANY.matcher(posting.account()).matches());
        }
        return draft.isMirrored()
                ? areOn(draft, "cost:", Account.dueTo(pair.entity()))
                : areOn(draft, "clearing:", Account.dueFrom(pair.entity()));
    }

    private static boolean areOn(EntryDraft draft, String prefix, String account) {
        return draft.postings().stream()
                .map(Posting::account)
                .allMatch(one -> one.startsWith(prefix) || one.equals(account));
    }
}
