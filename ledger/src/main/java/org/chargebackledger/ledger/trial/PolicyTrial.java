package org.chargebackledger.ledger.trial;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.NamedCostCenters;
import org.chargebackledger.ledger.policy.document.PolicyLint;
import org.chargebackledger.ledger.policy.document.PolicyProblem;
import org.chargebackledger.ledger.register.Register;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a policy must pass before it can be submitted, beside lint: all of it by itself alone. */
public final class PolicyTrial {

    private static final String ORPHAN = "orphan-pool";

    private PolicyTrial() {}

    /**
     * What examples and properties show to be wrong. A policy that lint finds errors in is not
     * tried.
     */
    public static List<PolicyProblem> of(AllocationPolicyDocument policy) {
        if (lint(policy).stream().anyMatch(PolicyProblem::isError)) {
            return List.of();
        }
        var problems = new ArrayList<>(ExampleTrial.of(policy));
        if (problems.isEmpty()) {
            problems.addAll(PropertyTrial.of(policy));
        }
        return List.copyOf(problems);
    }

    /**
     * Refuses a policy that cannot be submitted.
     *
     * @throws Refusal {@code policy-trial-failed} that names every place and what was expected
     */
    public static void refuseFailures(AllocationPolicyDocument policy) {
        var problems = new ArrayList<>(of(policy));
        lint(policy).stream()
                .filter(problem -> problem.code().equals(ORPHAN))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(
                    "policy-trial-failed",
                    problems.stream()
                            .map(PolicyProblem::toString)
                            .collect(Collectors.joining("; ")));
        }
    }

    /** Against a register that knows every code, so that only the document counts. */
    private static List<PolicyProblem> lint(AllocationPolicyDocument policy) {
        var register =
                new Register(
                        1,
                        NamedCostCenters.of(policy).stream()
                                .map(ExampleTrial::costCenter)
                                .toList());
        return PolicyLint.check(policy, register);
    }
}
