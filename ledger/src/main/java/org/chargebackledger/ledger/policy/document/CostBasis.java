package org.chargebackledger.ledger.policy.document;

/** Which cost of a line is allocated; what it differs from billed is cleared elsewhere. */
public enum CostBasis {
    /** Amortised: commitments are spread over their use, the rest is prepaid. */
    EFFECTIVE,
    /** What the invoice asks for. */
    BILLED,
    /** Contracted price; the rest is rate variance. */
    CONTRACTED,
    /** List price; the rest is rate variance. */
    LIST
}
