package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.JournalCommand.AbandonPosting;
import org.chargebackledger.ledger.journal.JournalCommand.BeginPosting;
import org.chargebackledger.ledger.journal.JournalCommand.BeginReversal;
import org.chargebackledger.ledger.journal.JournalEvent.PostingAbandoned;
import org.chargebackledger.ledger.journal.JournalEvent.PostingBegun;

import java.util.List;
import java.util.Optional;

/** When a journal takes an announcement, which keeps the period open, and when it lets it go. */
final class PostingAnnouncement {

    private PostingAnnouncement() {}

    /** Empty when it was announced before. */
    static Optional<PostingBegun> of(BeginPosting command, JournalState state) {
        var runId = command.runId();
        if (state.knows(runId)) {
            state.requireSame(command);
            return Optional.empty();
        }
        state.requireNoPosting();
        state.requireTakesPostings(command.period());
        if (runId.isEmpty() || Reversal.isPostingId(runId) || command.entryCount() < 0) {
            throw Refusal.invalid("posting-malformed", "a posting has a run and a count");
        }
        if (command.period().compareTo(command.originPeriod()) < 0) {
            throw Refusal.invalid(
                    "posting-before-origin",
                    command.originPeriod()
                            + " cannot be adjusted before it, in "
                            + command.period());
        }
        state.heads().requireUnmoved(command.originPeriod(), command.expectedHeads());
        return Optional.of(begun(command));
    }

    /** Empty when it was announced before. */
    static Optional<PostingBegun> of(BeginReversal command, JournalState state) {
        var original = command.original();
        var drafts = List.of(Reversal.of(original, command.reason()));
        var announced =
                new BeginPosting(
                        command.journalId(),
                        Reversal.postingId(original),
                        original.period(),
                        original.content().originPeriod(),
                        drafts.size(),
                        PostingDigest.of(drafts),
                        List.of(),
                        command.stamp());
        if (state.isPosting(announced.runId())) {
            state.requireSame(announced);
            return Optional.empty();
        }
        Reversal.requireUnreversed(state.isReversed(command.journalId(), original), original);
        Reversal.requireOnePersonMay(original);
        state.requireNoPosting();
        state.requireTakesPostings(original.period());
        return Optional.of(begun(announced));
    }

    /** Empty when nothing is announced under that name any more. */
    static Optional<PostingAbandoned> of(AbandonPosting command, JournalState state) {
        var runId = command.runId();
        if (state.hasPosted(runId)) {
            throw Refusal.conflict("posting-complete", "run " + runId + " is posted");
        }
        if (!state.isPosting(runId)) {
            return Optional.empty();
        }
        var open = state.posting(runId);
        if (open.posted() > 0) {
            throw Refusal.conflict(
                    "posting-under-way", "entries of run " + runId + " are posted already");
        }
        return Optional.of(
                new PostingAbandoned(
                        command.journalId(),
                        runId,
                        open.period(),
                        open.originPeriod(),
                        command.stamp()));
    }

    private static PostingBegun begun(BeginPosting command) {
        return new PostingBegun(
                command.journalId(),
                command.runId(),
                command.period(),
                command.originPeriod(),
                command.entryCount(),
                command.digest(),
                command.expectedHeads(),
                command.stamp());
    }
}
