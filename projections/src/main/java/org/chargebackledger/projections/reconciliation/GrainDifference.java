package org.chargebackledger.projections.reconciliation;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;

import java.math.BigDecimal;

/**
 * What a run gives one cost center for one service against what is posted there: the difference is
 * rounding.
 *
 * @param keys how many posting keys it sums; each may be rounded by less than one unit
 */
public record GrainDifference(
        SourceAccount account,
        String costCenter,
        String service,
        long keys,
        Exact exact,
        Money posted) {

    /** Posted minus exact, in minor units. */
    public String roundingUnits() {
        return Rounding.unitsBetween(exact, posted);
    }

    /** Whether the difference can be rounding. */
    public boolean isRounding() {
        return new BigDecimal(roundingUnits()).abs().compareTo(BigDecimal.valueOf(keys)) < 0
                || roundingUnits().equals("0");
    }
}
