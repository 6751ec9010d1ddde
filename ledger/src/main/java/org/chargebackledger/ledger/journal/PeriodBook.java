package org.chargebackledger.ledger.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a journal remembers of one period: its state, its chain's end and who asks for what.
 * SNAPSHOT FORMAT: its components are stored.
 *
 * @param entries how many entries it has
 * @param head hash of the last of them
 * @param closes how often it was closed
 * @param reversed ordinals of the entries that are reversed
 * @param lastApprover who approved the last change of state; empty before the first
 */
record PeriodBook(
        PeriodStatus status,
        int entries,
        String head,
        int closes,
        NumberRanges reversed,
        @Nullable Proposal proposal,
        String lastApprover) {

    static final PeriodBook OPENED =
            new PeriodBook(
                    PeriodStatus.OPEN, 0, Entry.NO_PREDECESSOR, 0, NumberRanges.EMPTY, null, "");

    boolean isReversed(int ordinal) {
        return reversed.contains(ordinal);
    }

    PeriodBook reversing(int ordinal) {
        return new PeriodBook(
                status, entries, head, closes, reversed.with(ordinal), proposal, lastApprover);
    }

    PeriodBook appending(Entry entry) {
        if (!entry.previousHash().equals(head)) {
            throw new IllegalStateException(entry.number() + " does not continue the chain");
        }
        return new PeriodBook(
                status, entries + 1, entry.hash(), closes, reversed, proposal, lastApprover);
    }

    PeriodBook proposing(Proposal proposed) {
        return new PeriodBook(status, entries, head, closes, reversed, proposed, lastApprover);
    }

    /** In another state, with nothing proposed. */
    PeriodBook becoming(PeriodStatus next, String approver) {
        var closesNow = closes + (next == PeriodStatus.CLOSED ? 1 : 0);
        return new PeriodBook(next, entries, head, closesNow, reversed, null, approver);
    }
}
