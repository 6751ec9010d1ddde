package org.chargebackledger.projections.reconciliation;

import org.chargebackledger.ledger.time.Period;

import java.util.List;

/**
 * A period's bill against its ledger.
 *
 * @param asOf the last entry that was looked at
 */
public record Reconciliation(Period period, long asOf, List<AccountReconciliation> accounts) {

    /** Whether every source account is reconciled. */
    public boolean reconciled() {
        return accounts.stream().allMatch(AccountReconciliation::reconciled);
    }
}
