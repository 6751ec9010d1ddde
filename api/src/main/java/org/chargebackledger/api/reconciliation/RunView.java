package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunTotal;

import java.util.List;

/** The totals of the run that was posted last. */
record RunView(String runId, String policy, int version, List<TotalView> totals) {

    /** What the run made of one source account. */
    record TotalView(
            String provider, String billingAccount, Money basis, Money billed, Money clearing) {

        static TotalView of(RunTotal total) {
            return new TotalView(
                    total.account().provider(),
                    total.account().billingAccount(),
                    total.basis(),
                    total.billed(),
                    total.clearing());
        }
    }

    static RunView of(KnownRun run) {
        return new RunView(
                run.runId(),
                run.inputs().policyName(),
                run.inputs().policyVersion(),
                run.totals().stream().map(TotalView::of).toList());
    }
}
