package org.chargebackledger.ledger.run;

/** What a run is for: a view, or debits that are owed. */
public enum RunKind {
    SHOWBACK,
    CHARGEBACK
}
