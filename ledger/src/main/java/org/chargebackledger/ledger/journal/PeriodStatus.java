package org.chargebackledger.ledger.journal;

/** Where an accounting period stands. */
public enum PeriodStatus {
    OPEN,
    SOFT_CLOSED,
    CLOSED,
    REOPENED,
    PERMANENTLY_CLOSED;

    /** Whether a run may post into it. */
    public boolean takesPostings() {
        return this == OPEN || this == REOPENED;
    }

    /** Whether two persons may still adjust it. */
    public boolean takesAdjustments() {
        return takesPostings() || this == SOFT_CLOSED;
    }
}
