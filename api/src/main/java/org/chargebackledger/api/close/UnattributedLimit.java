package org.chargebackledger.api.close;

import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.policy.PolicyVersion;
import org.chargebackledger.projections.run.KnownRun;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** How much of a period's cost may be left without a cost center, as its policy says. */
@Component
class UnattributedLimit {

    private final Policies policies;

    UnattributedLimit(Policies policies) {
        this.policies = policies;
    }

    ChecklistItem check(Optional<KnownRun> head) {
        if (head.isEmpty()) {
            return new ChecklistItem("unattributed", false, "no chargeback run is posted");
        }
        var run = head.get();
        var limit = policy(run).tolerances().unattributed();
        var allocated =
                run.accounts().stream()
                        .map(AccountOutcome::allocated)
                        .reduce(Exact.ZERO, Exact::plus);
        var lost =
                run.findings().stream()
                        .filter(finding -> finding.code().equals("unattributed"))
                        .map(RunFinding::amount)
                        .reduce(Exact.ZERO, Exact::plus);
        return new ChecklistItem(
                "unattributed",
                isWithin(lost, limit, allocated),
                "%s of %s; the limit is the fraction %s".formatted(lost, allocated, limit));
    }

    private static boolean isWithin(Exact lost, Exact limit, Exact allocated) {
        var most = limit.toBigDecimal().multiply(allocated.toBigDecimal().abs());
        return lost.toBigDecimal().abs().compareTo(most) <= 0;
    }

    private AllocationPolicyDocument policy(KnownRun run) {
        var inputs = run.inputs();
        return policies.version(inputs.book(), inputs.policyName(), inputs.policyVersion())
                .map(PolicyVersion::text)
                .map(AllocationPolicyDocument::parse)
                .orElseThrow();
    }
}
