package org.chargebackledger.ledger.journal;

/** What an entry is for. */
public enum EntryKind {
    ALLOCATION,
    TRUE_UP,
    OUT_OF_PERIOD,
    REVERSAL,
    /** What two persons agreed to move between cost centers. */
    ADJUSTMENT,
    /** What is charged for a bill that has not come yet. */
    ACCRUAL,
    /** What takes an accrual back once its bill is posted. */
    ACCRUAL_REVERSAL,
    /** What is left of a commitment that was bought before the book began. */
    OPENING_BALANCE,
    /** What a printed invoice differs from what is posted for its lines, within tolerance. */
    INVOICE_ROUNDING,
    /** What a month that is posted comes to at another rate, in the functional currency alone. */
    RATE_CHANGE;

    /**
     * Whether it is of the layer that a run computes, which must equal the bill. Adjustments,
     * accruals, opening balances and the rounding of invoices are a layer of their own: no run
     * takes them for what it posted before.
     */
    public boolean isAllocated() {
        return switch (this) {
            case ALLOCATION, TRUE_UP, OUT_OF_PERIOD, REVERSAL, RATE_CHANGE -> true;
            case ADJUSTMENT, ACCRUAL, ACCRUAL_REVERSAL, OPENING_BALANCE, INVOICE_ROUNDING -> false;
        };
    }
}
