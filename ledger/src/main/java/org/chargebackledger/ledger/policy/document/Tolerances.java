package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.money.Exact;

/**
 * How much may differ before somebody must look.
 *
 * @param billToLedger amount per source account
 * @param estimateToBill as a fraction of the bill
 * @param unattributed as a fraction of the period's cost
 */
public record Tolerances(Exact billToLedger, Exact estimateToBill, Exact unattributed) {

    public static final Tolerances NONE = new Tolerances(Exact.ZERO, Exact.ZERO, Exact.ZERO);
}
