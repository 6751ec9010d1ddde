package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.reconciliation.OpenVariance;
import org.chargebackledger.ledger.reconciliation.OpenVariance.Unattributed;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a period has a limit for, by the run posted last. */
@Component
public class OpenVariances {

    private final PeriodVariances variances;
    private final Runs runs;
    private final Policies policies;
    private final Registers registers;

    OpenVariances(PeriodVariances variances, Runs runs, Policies policies, Registers registers) {
        this.variances = variances;
        this.runs = runs;
        this.policies = policies;
        this.registers = registers;
    }

    /** All of a period, within their limits or not. */
    public List<OpenVariance> of(String book, Period period) {
        var all = new ArrayList<>(estimates(book, period));
        unattributed(book, period).ifPresent(all::addAll);
        return List.copyOf(all);
    }

    /** What no cause explains of clusters that a cost model prices. */
    public List<OpenVariance> estimates(String book, Period period) {
        return variances.open(book, period).stream().map(OpenVariance::of).toList();
    }

    /** Cost without a cost center, by currency; empty before anything is posted. */
    public Optional<List<OpenVariance>> unattributed(String book, Period period) {
        return runs.head(book, period).map(this::unattributed);
    }

    private List<OpenVariance> unattributed(KnownRun run) {
        var inputs = run.inputs();
        var policy = policy(run);
        return Unattributed.of(run.accounts(), run.findings()).stream()
                .map(cost ->
                        OpenVariance.unattributed(
                                inputs.book(),
                                inputs.period(),
                                cost,
                                policy.tolerances().unattributed(),
                                UnattributedOwner.of(registers, run, policy)))
                .toList();
    }

    private AllocationPolicyDocument policy(KnownRun run) {
        var inputs = run.inputs();
        return policies.version(inputs.book(), inputs.policyName(), inputs.policyVersion())
                .map(version -> AllocationPolicyDocument.parse(version.text()))
                .orElseThrow();
    }
}
