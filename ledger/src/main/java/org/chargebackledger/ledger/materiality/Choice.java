package org.chargebackledger.ledger.materiality;

/** What two persons decide about a material difference. */
public enum Choice {
    /** The closed month is corrected in itself: it is reopened, and the run that waits ends. */
    REOPEN,
    /** The closed month stays as it is: the run is posted out of period. */
    WAIVE
}
