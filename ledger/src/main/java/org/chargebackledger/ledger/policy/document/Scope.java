package org.chargebackledger.ledger.policy.document;

/** Within what a pool's shares are computed once. */
public enum Scope {
    LEDGER,
    CLUSTER,
    SOURCE_ACCOUNT
}
