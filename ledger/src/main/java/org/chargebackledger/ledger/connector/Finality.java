package org.chargebackledger.ledger.connector;

/** Whether a service may still change what it said about a slice. */
public enum Finality {
    PRELIMINARY,
    FINAL
}
