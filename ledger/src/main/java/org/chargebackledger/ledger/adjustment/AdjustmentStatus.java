package org.chargebackledger.ledger.adjustment;

/** Where an adjustment stands. */
public enum AdjustmentStatus {
    PROPOSED,
    APPROVED,
    /** Its entries are in the journal. */
    POSTED,
    /** Declined by a second person, or withdrawn. */
    DECLINED,
    /** The journal refused it; nothing of it is posted. */
    FAILED
}
