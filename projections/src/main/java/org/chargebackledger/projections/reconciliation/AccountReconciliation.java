package org.chargebackledger.projections.reconciliation;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;

/**
 * One source account's bill of a period against what is posted for it, in all posting periods.
 *
 * @param billedExact total of the current snapshots
 * @param billed that total in the currency's digits
 * @param allocated posted to cost centers
 * @param dueFrom posted as due from other entities, for cost centers of theirs
 * @param rounding posted to the rounding accounts
 * @param clearing credited to the clearing account
 */
public record AccountReconciliation(
        SourceAccount account,
        Exact billedExact,
        Money billed,
        Money allocated,
        Money dueFrom,
        Money prepaid,
        Money recoverableTax,
        Money suspense,
        Money rateVariance,
        Money rounding,
        Money clearing) {

    /** Bill minus ledger: zero once the current bill is posted. */
    public Money difference() {
        return billed.minus(clearing);
    }

    /** Clearing minus everything it was cleared to: always zero. */
    public Money unexplained() {
        return clearing.minus(allocated)
                .minus(dueFrom)
                .minus(prepaid)
                .minus(recoverableTax)
                .minus(suspense)
                .minus(rateVariance)
                .minus(rounding);
    }

    /** Whether the ledger holds the bill to the minor unit. */
    public boolean reconciled() {
        return difference().isZero() && unexplained().isZero();
    }
}
