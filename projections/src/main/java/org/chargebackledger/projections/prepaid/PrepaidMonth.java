package org.chargebackledger.projections.prepaid;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;

/**
 * One month of one commitment, exact.
 *
 * @param purchased billed on it, refunds included with their sign
 * @param amortised spread over its use, used and unused
 */
public record PrepaidMonth(
        SourceAccount account,
        String commitmentId,
        Period period,
        Exact opening,
        Exact purchased,
        Exact amortised) {

    public Exact closing() {
        return opening.plus(purchased).minus(amortised);
    }
}
