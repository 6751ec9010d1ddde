package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.journal.JournalCommand.ReverseEntry;

/** The mirror image of an entry: its units on the other side, never computed again. */
final class Reversal {

    private Reversal() {}

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
