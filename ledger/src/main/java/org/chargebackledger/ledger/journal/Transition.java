package org.chargebackledger.ledger.journal;

/** A change of a period's state that one person proposes and another approves. */
public enum Transition {
    SOFT_CLOSE,
    CLOSE,
    REOPEN,
    /** Of a closed period whose year is over: nobody reopens it any more. */
    CLOSE_PERMANENTLY
}
