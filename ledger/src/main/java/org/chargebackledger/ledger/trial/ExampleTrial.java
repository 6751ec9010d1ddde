package org.chargebackledger.ledger.trial;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.NamedCostCenters;
import org.chargebackledger.ledger.policy.document.PolicyExample;
import org.chargebackledger.ledger.policy.document.PolicyExample.Expectation;
import org.chargebackledger.ledger.policy.document.PolicyProblem;
import org.chargebackledger.ledger.policy.document.PolicyProblem.Severity;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.run.Allocation;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.chargebackledger.ledger.run.Counted;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.PostedAmounts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/** Allocates the examples of a policy and compares what comes out with what is expected. */
final class ExampleTrial {

    private final AllocationPolicyDocument policy;
    private final List<PolicyProblem> problems = new ArrayList<>();

    private ExampleTrial(AllocationPolicyDocument policy) {
        this.policy = policy;
    }

    /** What the examples show to be wrong; the policy itself must be without errors. */
    static List<PolicyProblem> of(AllocationPolicyDocument policy) {
        var trial = new ExampleTrial(policy);
        for (var i = 0; i < policy.examples().size(); i++) {
            trial.attempt("/examples/" + i, policy.examples().get(i));
        }
        return List.copyOf(trial.problems);
    }

    private void attempt(String path, PolicyExample example) {
        try {
            compare(path, example, PostedAmounts.of(Allocation.of(inputs(policy, example))));
        } catch (Refusal refusal) {
            problem(
                    path,
                    "example-refused",
                    "example '" + example.id() + "' cannot be allocated: " + refusal.getMessage());
        }
    }

    /** The example as a month; it depends on the document alone. */
    static AllocationInputs inputs(AllocationPolicyDocument policy, PolicyExample example) {
        var costCenters = new LinkedHashMap<String, CostCenter>();
        NamedCostCenters.of(policy).forEach(code -> costCenters.put(code, costCenter(code)));
        example.costCenters().forEach(given -> costCenters.put(given.code(), given));
        return new AllocationInputs(
                        example.period(),
                        List.of(CostLines.of(example.lines())),
                        List.of(Counted.whole(example.usage())),
                        List.of(Counted.whole(example.nodes())),
                        List.of(Counted.whole(example.metrics())),
                        example.labels(),
                        new Register(1, List.copyOf(costCenters.values())),
                        policy)
                .knowing(example.workloadLabels());
    }

    static CostCenter costCenter(String code) {
        return new CostCenter(code, code, List.of(), "", "", "", LocalDate.EPOCH, null, null);
    }

    private void compare(String path, PolicyExample example, List<PostedAmount> amounts) {
        for (var i = 0; i < example.expected().size(); i++) {
            compare(path + "/expected/" + i, example.id(), example.expected().get(i), amounts);
        }
        var unexpected = new TreeMap<String, Exact>();
        for (var amount : amounts) {
            var costCenter = amount.slot().costCenter();
            if (costCenter != null
                    && example.expected().stream()
                            .noneMatch(expected -> costCenter.equals(expected.costCenter()))) {
                unexpected.merge(costCenter, amount.exact(), Exact::plus);
            }
        }
        unexpected.forEach((costCenter, exact) -> {
            if (!exact.isZero()) {
                problem(
                        path + "/expected",
                        "example-failed",
                        "example '%s': %s gets %s, of which nothing is expected"
                                .formatted(example.id(), costCenter, exact));
            }
        });
    }

    private void compare(
            String path, String example, Expectation expected, List<PostedAmount> amounts) {
        var exact = Exact.ZERO;
        var posted = Exact.ZERO;
        for (var amount : amounts) {
            if (concerns(expected, amount)) {
                exact = exact.plus(amount.exact());
                posted = posted.plus(amount.posted().exact());
            }
        }
        if (expected.amount() != null && !expected.amount().equals(posted)) {
            failed(path, example, expected, "", expected.amount(), posted);
        }
        if (expected.exact() != null && !expected.exact().equals(exact)) {
            failed(path, example, expected, "exactly ", expected.exact(), exact);
        }
    }

    private void failed(
            String path, String example, Expectation of, String how, Exact expected, Exact actual) {
        problem(
                path,
                "example-failed",
                "example '%s': %s is expected to get %s%s and gets %s"
                        .formatted(example, subject(of), how, expected, actual));
    }

    private static String subject(Expectation expected) {
        var parts = new ArrayList<String>();
        parts.add(
                expected.costCenter() == null
                        ? String.valueOf(expected.balance())
                        : expected.costCenter());
        if (expected.kind() != null) {
            parts.add(expected.kind());
        }
        if (expected.pool() != null) {
            parts.add("pool " + expected.pool());
        }
        if (expected.service() != null) {
            parts.add("service " + expected.service());
        }
        return String.join(", ", parts);
    }

    private static boolean concerns(Expectation expected, PostedAmount amount) {
        var slot = amount.slot();
        if (expected.balance() != null) {
            return slot.costCenter() == null
                    && (slot.ledgerAccount().equals(expected.balance())
                            || slot.ledgerAccount().startsWith(expected.balance() + ":"));
        }
        var key = slot.key();
        return key != null
                && String.valueOf(expected.costCenter()).equals(slot.costCenter())
                && (expected.kind() == null || expected.kind().equals(key.kind().text()))
                && (expected.pool() == null || expected.pool().equals(key.pool()))
                && (expected.service() == null || expected.service().equals(key.service()));
    }

    private void problem(String path, String code, String reason) {
        problems.add(
                new PolicyProblem(
                        Severity.ERROR, code, path, policy.positions().get(path), reason));
    }
}
