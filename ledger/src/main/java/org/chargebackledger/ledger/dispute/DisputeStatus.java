package org.chargebackledger.ledger.dispute;

/** Where a dispute stands. */
public enum DisputeStatus {
    OPEN,
    /** Taken back by those who raised it. */
    WITHDRAWN,
    /** The charge stays, and somebody said why. */
    DECLINED,
    /** An adjustment of two persons is posted about it. */
    SETTLED
}
