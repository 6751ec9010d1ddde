package org.chargebackledger.projections.adoption;

/** Where an adoption stands. */
public enum AdoptionStatus {
    PROPOSED,
    APPROVED,
    COMPLETED,
    FAILED
}
