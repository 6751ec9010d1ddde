package org.chargebackledger.ledger.materiality;

/** Where a review of a material difference stands. */
public enum ReviewStatus {
    /** Nobody has proposed a choice. */
    WAITING,
    /** A second person is to approve the choice. */
    PROPOSED,
    /** The choice is being carried out. */
    APPROVED,
    /** The run was posted, by waiver. */
    POSTED,
    /** The month was reopened, and the run ended. */
    REOPENED,
    /** The run ended otherwise: another one took its place, or it could not be posted. */
    ENDED;

    /** Whether the run still waits, or is about to be posted. */
    public boolean isOpen() {
        return this == WAITING || this == PROPOSED || this == APPROVED;
    }
}
