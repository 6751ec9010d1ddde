package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.money.Exact;

/**
 * How much may differ before somebody must look.
 *
 * @param billToLedger amount per source account
 * @param estimateToBill as a fraction of what it is compared with
 * @param unattributed as a fraction of the period's cost
 */
public record Tolerances(Exact billToLedger, Exact estimateToBill, Exact unattributed) {

    /** How far an estimate may be off where a policy does not say: nobody's model is the bill. */
    static final Exact ESTIMATE_TO_BILL = Exact.parse("0.05");

    /** What holds where a policy says nothing. */
    public static final Tolerances DEFAULT =
            new Tolerances(Exact.ZERO, ESTIMATE_TO_BILL, Exact.ZERO);
}
