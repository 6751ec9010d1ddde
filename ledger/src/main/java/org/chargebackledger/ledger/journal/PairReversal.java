package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.JournalCommand.AbandonPosting;
import org.chargebackledger.ledger.journal.JournalCommand.BeginReversal;
import org.chargebackledger.ledger.journal.JournalCommand.CompletePosting;
import org.chargebackledger.ledger.journal.JournalCommand.PostEntries;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The reversal of an entry that two books share: of both halves or of neither. */
public record PairReversal(Half one, Half other, String reason, Stamp stamp) {

    /** An entry and the journal that posted it. */
    public record Half(String journalId, Entry original) {}

    /**
     * Reverses both halves.
     *
     * @throws Refusal if a book refuses; neither is reversed then
     */
    public void carryOut(Journals journals) {
        journals.decide(announcement(one));
        try {
            journals.decide(announcement(other));
        } catch (Refusal refusal) {
            journals.decide(abandonment(one));
            throw refusal;
        }
        finish(journals);
    }

    /** Goes on where the reversal of one half is posted already. */
    public void finish(Journals journals) {
        for (var half : List.of(one, other)) {
            var drafts = List.of(Reversal.of(half.original(), reason));
            journals.decide(new PostEntries(half.journalId(), id(half), 0, drafts, stamp));
        }
        for (var half : List.of(one, other)) {
            journals.decide(new CompletePosting(half.journalId(), id(half), stamp));
        }
    }

    /** Takes back what is announced where neither reversal is posted. */
    public void abandon(Journals journals) {
        journals.decide(abandonment(other));
        journals.decide(abandonment(one));
    }

    private BeginReversal announcement(Half half) {
        return new BeginReversal(half.journalId(), half.original(), reason, stamp);
    }

    private AbandonPosting abandonment(Half half) {
        return new AbandonPosting(half.journalId(), id(half), stamp);
    }

    private static String id(Half half) {
        return Reversal.postingId(half.original());
    }

    /** The number of the entry whose reversal a posting announces; null when it is a run's. */
    public static @Nullable String reversed(String postingId) {
        return Reversal.isPostingId(postingId) ? Reversal.reversedBy(postingId) : null;
    }
}
