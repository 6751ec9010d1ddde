package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.Exact;

/**
 * The prices of a cost line, each lower one for a reason of its own.
 *
 * @param list price; where the bill has none, the highest of the others that it has
 * @param contracted price; of lines without a commitment what is charged
 * @param charged effective cost under a commitment, else billed
 * @param committed whether the line is of a commitment
 * @param spot whether its price is the market's
 */
record LinePrices(
        Exact list,
        Exact contracted,
        Exact charged,
        Exact billed,
        boolean committed,
        boolean spot) {

    /** FOCUS's word for prices that change, as of spot machines. */
    private static final String DYNAMIC = "Dynamic";

    static LinePrices of(CostLines block, int line) {
        var committed = !block.text(TextColumn.COMMITMENT_ID, line).isEmpty();
        var billed = block.billed(line);
        var charged = committed ? block.effective(line) : billed;
        var contract = block.contracted(line);
        var list = block.list(line);
        if (list.isZero()) {
            list = contract.isZero() ? charged : contract;
        }
        return new LinePrices(
                list,
                committed ? (contract.isZero() ? list : contract) : charged,
                charged,
                billed,
                committed,
                !committed && block.text(TextColumn.PRICING_CATEGORY, line).equals(DYNAMIC));
    }

    /** What is paid for it in other lines, or for other lines in it. */
    Exact paidApart() {
        return billed.minus(charged);
    }
}
