package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.reconciliation.AccountReconciliation;

/**
 * One source account: the bill, what it was cleared to, and the difference.
 *
 * @param billedExact the bill before it is rounded
 * @param dueFrom what other entities owe for cost centers of theirs
 * @param difference bill minus clearing
 * @param unexplained clearing minus all that it was cleared to
 */
record AccountView(
        String provider,
        String billingAccount,
        String invoiceIssuer,
        CurrencyCode currency,
        Exact billedExact,
        Money billed,
        Money allocated,
        Money dueFrom,
        Money prepaid,
        Money recoverableTax,
        Money suspense,
        Money rateVariance,
        Money rounding,
        Money clearing,
        Money difference,
        Money unexplained,
        boolean reconciled) {

    static AccountView of(AccountReconciliation one) {
        return new AccountView(
                one.account().provider(),
                one.account().billingAccount(),
                one.account().invoiceIssuer(),
                one.account().currency(),
                one.billedExact(),
                one.billed(),
                one.allocated(),
                one.dueFrom(),
                one.prepaid(),
                one.recoverableTax(),
                one.suspense(),
                one.rateVariance(),
                one.rounding(),
                one.clearing(),
                one.difference(),
                one.unexplained(),
                one.reconciled());
    }
}
