package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.policy.document.CostBasis;

/** What one allocation writes down on its way, kept for its time only. */
record WorkingPapers(
        ShareBook shares,
        Pools pools,
        DirectCost directCost,
        Clearing clearing,
        Findings findings,
        RuleUse use) {

    static WorkingPapers blank(CostBasis basis) {
        return new WorkingPapers(
                new ShareBook(),
                new Pools(),
                new DirectCost(),
                new Clearing(basis),
                new Findings(),
                new RuleUse());
    }
}
