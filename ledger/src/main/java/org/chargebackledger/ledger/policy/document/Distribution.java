package org.chargebackledger.ledger.policy.document;

/** How pools that feed each other are distributed. */
public enum Distribution {
    /** One after the other, in the order written; a pool feeds later ones only. */
    STEP_DOWN,
    /** All at once, as simultaneous equations; any pool may feed any other. */
    RECIPROCAL
}
