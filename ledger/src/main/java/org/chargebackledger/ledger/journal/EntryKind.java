package org.chargebackledger.ledger.journal;

/** What an entry is for. */
public enum EntryKind {
    ALLOCATION,
    TRUE_UP,
    OUT_OF_PERIOD,
    REVERSAL
}
