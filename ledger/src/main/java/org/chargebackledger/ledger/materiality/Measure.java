package org.chargebackledger.ledger.materiality;

/** What a sum of differences is compared with. */
public enum Measure {
    /** An amount of its currency. */
    ABSOLUTE,
    /** A percentage of what the cost center was charged by the closed month. */
    COST_CENTER_PERCENT,
    /** A percentage of what all cost centers were charged by the closed month. */
    BOOK_PERCENT
}
