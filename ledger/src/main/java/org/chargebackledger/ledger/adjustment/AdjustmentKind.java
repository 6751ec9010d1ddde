package org.chargebackledger.ledger.adjustment;

import org.chargebackledger.ledger.journal.EntryKind;

/** What an adjustment is for. */
public enum AdjustmentKind {
    /** Cost moves from one cost center to another, for a reason that a person gives. */
    MANUAL,
    /** The outcome of a dispute. */
    DISPUTE,
    /** A charge that its cost center will not bear moves to the one that bears such losses. */
    WRITE_OFF,
    /** A bill that has not come is charged by an estimate, until it comes. */
    ACCRUAL,
    /** What is left of a commitment that was bought before the book began. */
    OPENING_BALANCE;

    EntryKind entryKind() {
        return switch (this) {
            case MANUAL, DISPUTE, WRITE_OFF -> EntryKind.ADJUSTMENT;
            case ACCRUAL -> EntryKind.ACCRUAL;
            case OPENING_BALANCE -> EntryKind.OPENING_BALANCE;
        };
    }
}
