package org.chargebackledger.ledger.trial;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.PolicyProblem;
import org.chargebackledger.ledger.policy.document.PolicyProblem.Severity;
import org.chargebackledger.ledger.policy.document.Pool;
import org.chargebackledger.ledger.run.Allocation;
import org.chargebackledger.ledger.run.AllocationResult;
import org.chargebackledger.ledger.run.PostedAmounts;
import org.chargebackledger.ledger.run.Share;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Allocates months derived from a policy and checks what must hold for every month: money is
 * conserved, the order of rows makes no difference, and no pool keeps anything.
 */
final class PropertyTrial {

    private static final int MONTHS = 12;

    /** Stated amounts may be more than a derived pool holds: then costs are made larger. */
    private static final List<Integer> SCALES = List.of(1, 1_000, 100_000);

    private static final String TOO_SMALL = "fixed-exceeds-pool";

    private final AllocationPolicyDocument policy;
    private final List<PolicyProblem> problems = new ArrayList<>();

    private PropertyTrial(AllocationPolicyDocument policy) {
        this.policy = policy;
    }

    /** What does not hold; the policy itself must be without errors. */
    static List<PolicyProblem> of(AllocationPolicyDocument policy) {
        var trial = new PropertyTrial(policy);
        for (var seed = 1; seed <= MONTHS && trial.problems.isEmpty(); seed++) {
            trial.attempt(seed);
        }
        for (var example : policy.examples()) {
            var inputs = ExampleTrial.inputs(policy, example);
            trial.check("example '" + example.id() + "'", Allocation.of(inputs));
        }
        return List.copyOf(trial.problems);
    }

    private void attempt(int seed) {
        for (var scale : SCALES) {
            try {
                var month = DerivedMonth.of(policy, seed, scale);
                var result = Allocation.of(month.inputs());
                check("month " + seed, result);
                if (!Allocation.of(month.shuffled()).equals(result)) {
                    problem("order-matters", "month " + seed + ": another order of rows differs");
                }
                return;
            } catch (Refusal refusal) {
                if (!refusal.type().equals(TOO_SMALL)) {
                    problem("not-allocatable", "month " + seed + ": " + refusal.getMessage());
                    return;
                }
            }
        }
    }

    private void check(String month, AllocationResult result) {
        var posted = new HashMap<SourceAccount, Money>();
        for (var amount : PostedAmounts.of(result)) {
            posted.merge(amount.account(), amount.posted(), Money::plus);
        }
        for (var outcome : result.accounts()) {
            var account = outcome.account();
            var billed = Rounding.halfAwayFromZero(outcome.billed(), account.currency());
            var sum = posted.getOrDefault(account, Money.zero(account.currency()));
            if (!sum.equals(billed)) {
                problem("not-conserved", month + ": " + sum + " of " + billed + " is posted");
            }
        }
        kept(result.shares())
                .forEach((pool, amount) ->
                        problem(
                                "pool-keeps-cost",
                                month + ": pool '" + pool + "' keeps " + amount));
    }

    /** What went into each pool and did not come out of it again. */
    private Map<String, Exact> kept(List<Share> shares) {
        var pools = policy.pools().stream().map(Pool::id).collect(Collectors.toSet());
        var kept = new HashMap<String, Exact>();
        for (var share : shares) {
            if (!share.intoPool().isEmpty()) {
                kept.merge(share.intoPool(), share.amount(), Exact::plus);
            }
            if (share.day() == null && pools.contains(share.origin())) {
                kept.merge(share.origin(), share.amount().negate(), Exact::plus);
            }
        }
        kept.keySet().retainAll(pools);
        kept.values().removeIf(Exact::isZero);
        return kept;
    }

    private void problem(String code, String reason) {
        problems.add(
                new PolicyProblem(Severity.ERROR, code, "", policy.positions().get(""), reason));
    }
}
