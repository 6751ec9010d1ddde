package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.CostBasis;

/** How much of a cost line is allocated, by the policy's cost basis. */
public final class BasisAmount {

    private BasisAmount() {}

    public static Exact of(CostLines lines, int line, CostBasis basis) {
        return switch (basis) {
            case EFFECTIVE -> lines.effective(line);
            case BILLED -> lines.billed(line);
            case CONTRACTED -> rated(lines, line, lines.contracted(line));
            case LIST -> rated(lines, line, lines.list(line));
        };
    }

    /**
     * At internal rates every use is charged at its rate, so what a commitment itself costs is not
     * charged again: its purchase, recurring fee and unused part have no basis.
     */
    private static Exact rated(CostLines lines, int line, Exact rated) {
        var category = lines.text(TextColumn.CHARGE_CATEGORY, line);
        if (ChargeKind.isTax(category) || ChargeKind.isCredit(category)) {
            return lines.billed(line);
        }
        var feeOrPurchase =
                category.equals(ChargeKind.PURCHASE)
                        && !lines.text(TextColumn.COMMITMENT_ID, line).isEmpty();
        var unused = lines.text(TextColumn.COMMITMENT_STATUS, line).equals(ChargeKind.UNUSED);
        return feeOrPurchase || unused ? Exact.ZERO : rated;
    }
}
