package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.CostBasis;
import org.chargebackledger.ledger.rate.RateTable;
import org.jspecify.annotations.Nullable;

/** What one allocation writes down on its way, kept for its time only. */
record WorkingPapers(
        Shares shares,
        Pools pools,
        DirectCost directCost,
        Clearing clearing,
        Findings findings,
        RuleUse use,
        SavingsBook savings) {

    static WorkingPapers blank(CostBasis basis, @Nullable RateTable rates, Shares shares) {
        return new WorkingPapers(
                shares,
                new Pools(),
                new DirectCost(rates),
                new Clearing(basis),
                new Findings(),
                new RuleUse(),
                new SavingsBook());
    }

    /** Books a part of cost where it comes to rest, or into a pool; nothing if it is zero. */
    void book(Shares.Label label, Driver driver, Exact amount) {
        if (amount.isZero()) {
            return;
        }
        shares.add(label, driver, amount);
        if (label.isBorne()) {
            clearing.allocated(label.account(), amount);
            if (shares.arePriced()) {
                savings.charge(label.account(), label.costCenter(), amount);
            }
            if (label.key().kind() == PostingKey.Kind.UNATTRIBUTED) {
                findings.add("unattributed", label.account().toString(), label.origin(), amount);
            }
        }
    }
}
