package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.reconciliation.EstimateReconciliation;
import org.chargebackledger.projections.reconciliation.EstimateReconciliations;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Component;

/** A period's estimates against the run posted last, by the tolerance of that run's policy. */
@Component
public class PeriodEstimates {

    private final EstimateReconciliations reconciliations;
    private final Runs runs;
    private final Policies policies;

    PeriodEstimates(EstimateReconciliations reconciliations, Runs runs, Policies policies) {
        this.reconciliations = reconciliations;
        this.runs = runs;
        this.policies = policies;
    }

    /** The comparison; without clusters if nothing is estimated. */
    public EstimateReconciliation of(String book, Period period) {
        var head = runs.head(book, period);
        return reconciliations.of(
                book,
                period,
                head.map(KnownRun::runId).orElse(null),
                head.map(this::tolerance).orElse(null));
    }

    private Exact tolerance(KnownRun run) {
        var inputs = run.inputs();
        var version =
                policies.version(inputs.book(), inputs.policyName(), inputs.policyVersion())
                        .orElseThrow();
        return AllocationPolicyDocument.parse(version.text()).tolerances().estimateToBill();
    }
}
