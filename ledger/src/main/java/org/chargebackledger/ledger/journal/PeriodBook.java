package org.chargebackledger.ledger.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a journal remembers of one period: its state, its chain's end and who asks for what.
 * SNAPSHOT FORMAT: its fields are stored.
 */
final class PeriodBook {

    private PeriodStatus status = PeriodStatus.OPEN;
    private int entries;
    private String head = Entry.NO_PREDECESSOR;
    private int closes;
    private NumberRanges reversed = new NumberRanges();
    private @Nullable Proposal proposal;
    private String lastApprover = "";

    PeriodStatus status() {
        return status;
    }

    int entries() {
        return entries;
    }

    String head() {
        return head;
    }

    int closes() {
        return closes;
    }

    @Nullable Proposal proposal() {
        return proposal;
    }

    /** Who approved the last change of state; empty before the first. */
    String lastApprover() {
        return lastApprover;
    }

    boolean isReversed(int ordinal) {
        return reversed.contains(ordinal);
    }

    void reverse(int ordinal) {
        reversed.add(ordinal);
    }

    void append(Entry entry) {
        if (!entry.previousHash().equals(head)) {
            throw new IllegalStateException(entry.number() + " does not continue the chain");
        }
        head = entry.hash();
        entries++;
    }

    void propose(Proposal proposed) {
        proposal = proposed;
    }

    void become(PeriodStatus next, String approver) {
        status = next;
        closes += next == PeriodStatus.CLOSED ? 1 : 0;
        proposal = null;
        lastApprover = approver;
    }
}
