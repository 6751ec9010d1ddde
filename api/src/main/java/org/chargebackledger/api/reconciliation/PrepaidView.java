package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.projections.prepaid.PrepaidMonth;

/** One commitment's month in the prepaid subledger, exact. */
record PrepaidView(
        String provider,
        String billingAccount,
        CurrencyCode currency,
        String commitmentId,
        Exact opening,
        Exact purchased,
        Exact amortised,
        Exact closing) {

    static PrepaidView of(PrepaidMonth month) {
        return new PrepaidView(
                month.account().provider(),
                month.account().billingAccount(),
                month.account().currency(),
                month.commitmentId(),
                month.opening(),
                month.purchased(),
                month.amortised(),
                month.closing());
    }
}
