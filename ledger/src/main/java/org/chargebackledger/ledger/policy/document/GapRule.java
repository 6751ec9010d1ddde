package org.chargebackledger.ledger.policy.document;

/** What becomes of node cost in hours that nobody read. */
public enum GapRule {
    /** It reaches nobody, with the reason missing usage. */
    UNATTRIBUTED,
    /** The same, and no run that charges takes it. */
    HOLD,
    /** It is split as on the nearest earlier day that was read. */
    CARRY,
    /** It is split half as on the nearest day before and half as on the nearest after. */
    INTERPOLATE;

    /** Whether readings of other days stand in for what is missing. */
    public boolean fills() {
        return this == CARRY || this == INTERPOLATE;
    }
}
