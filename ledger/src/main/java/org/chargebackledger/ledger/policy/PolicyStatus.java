package org.chargebackledger.ledger.policy;

/** Where a policy version stands. */
public enum PolicyStatus {
    DRAFT,
    SUBMITTED,
    APPROVED,
    SUPERSEDED
}
