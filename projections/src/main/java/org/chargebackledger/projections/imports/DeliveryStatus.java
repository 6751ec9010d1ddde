package org.chargebackledger.projections.imports;

/** Where a delivery stands. */
public enum DeliveryStatus {
    STAGED,
    ACCEPTED,
    REJECTED,
    HELD
}
