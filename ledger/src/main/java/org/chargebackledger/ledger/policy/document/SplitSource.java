package org.chargebackledger.ledger.policy.document;

/** What says who bears how much of a node's cost. */
public enum SplitSource {
    /** Measured requests and use. */
    USAGE,
    /** The provider's own split, which its bill carries. */
    PROVIDER_SHARES
}
