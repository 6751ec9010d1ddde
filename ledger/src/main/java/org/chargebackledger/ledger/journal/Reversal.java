package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseEntry;

/** The mirror image of an entry: its units on the other side, never computed again. */
final class Reversal {

    private static final String POLICY_CHANGE = "POLICY_CHANGE";

    private Reversal() {}

    /** What an adoption posted takes two persons, and a closed month must stay whole. */
    static void requireOnePersonMay(Entry original) {
        var content = original.content();
        if (content.kind() == EntryKind.OUT_OF_PERIOD || POLICY_CHANGE.equals(content.reason())) {
            throw Refusal.conflict(
                    "adoption-needed",
                    original.number()
                            + " was posted by a decision of two persons: adopt the version back for"
                            + " "
                            + content.originPeriod()
                            + " instead of reversing it");
        }
    }

    static EntryDraft of(ReverseEntry command) {
        var original = command.original();
        var content = original.content();
        return new EntryDraft(
                EntryKind.REVERSAL,
                content.originPeriod(),
                content.sourceAccount(),
                command.reason(),
                null,
                null,
                original.number(),
                "Reversal of " + original.number() + ": " + content.description(),
                content.postings().stream().map(Posting::reversed).toList());
    }
}
