package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.reconciliation.GrainDifference;

/** What one cost center was given for one service, exact, and what is posted there. */
record GrainView(
        String provider,
        String billingAccount,
        String costCenter,
        String service,
        long keys,
        Exact exact,
        Money posted,
        String roundingUnits,
        boolean rounding) {

    static GrainView of(GrainDifference one) {
        return new GrainView(
                one.account().provider(),
                one.account().billingAccount(),
                one.costCenter(),
                one.service(),
                one.keys(),
                one.exact(),
                one.posted(),
                one.roundingUnits(),
                one.isRounding());
    }
}
