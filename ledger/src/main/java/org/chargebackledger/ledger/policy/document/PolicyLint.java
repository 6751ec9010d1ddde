package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.register.Register;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what a policy document says that cannot be meant. */
public final class PolicyLint {

    /** What idle cost that is spread in its cluster is called on keys. */
    private static final String SPREAD = "idle";

    private static final int RULES_MAX = 1_000;
    private static final int POOLS_MAX = 200;
    private static final int RECIPROCAL_POOLS_MAX = 40;

    private static final IdleTreatment SPREAD_IDLE = new IdleTreatment.SpreadInCluster();

    private final AllocationPolicyDocument policy;
    private final Register register;
    private final LintProblems problems;
    private final Map<String, Integer> poolOrder = new HashMap<>();
    private final Set<String> usedPools = new HashSet<>();
    private final Map<String, Set<String>> feeds = new HashMap<>();

    private PolicyLint(AllocationPolicyDocument policy, Register register) {
        this.policy = policy;
        this.register = register;
        this.problems = new LintProblems(policy.positions());
    }

    /** The problems of a policy against a cost-center register, in the document's order. */
    public static List<PolicyProblem> check(AllocationPolicyDocument policy, Register register) {
        var lint = new PolicyLint(policy, register);
        lint.check();
        return lint.problems.all();
    }

    /**
     * Refuses a policy with errors.
     *
     * @throws org.chargebackledger.ledger.audit.Refusal {@code policy-invalid}
     */
    public static void refuseErrors(AllocationPolicyDocument policy, Register register) {
        var errors = check(policy, register).stream().filter(PolicyProblem::isError).toList();
        if (!errors.isEmpty()) {
            throw AllocationPolicyDocument.refusal(errors);
        }
    }

    private void check() {
        sizes();
        for (var i = 0; i < policy.pools().size(); i++) {
            var id = policy.pools().get(i).id();
            if (poolOrder.putIfAbsent(id, i) != null) {
                problems.error("/pools/" + i + "/id", "duplicate-id", "pool id is used twice");
            }
            if (id.equals(SPREAD) && policy.nodeSplit().idle().equals(SPREAD_IDLE)) {
                problems.error(
                        "/pools/" + i + "/id", "reserved-id", "idle that is spread has this name");
            }
        }
        costCenter("/unattributed", policy.unattributed());
        idle(policy.nodeSplit().idle());
        GapLint.check(policy, problems);
        rules("/attribution", policy.attribution(), false);
        rules("/namespaces", policy.namespaces(), true);
        for (var i = 0; i < policy.pools().size(); i++) {
            pool("/pools/" + i, policy.pools().get(i), i);
        }
        if (policy.distribution() == Distribution.RECIPROCAL) {
            closedCircles();
        }
        defaults(policy.defaults());
        unusedPools();
    }

    /** Every rule is tried on every line, and everybody waits for whoever tries a policy. */
    private void sizes() {
        atMost(RULES_MAX, "/attribution", policy.attribution().size(), "rules");
        atMost(RULES_MAX, "/namespaces", policy.namespaces().size(), "rules");
        if (policy.distribution() == Distribution.RECIPROCAL) {
            atMost(
                    RECIPROCAL_POOLS_MAX,
                    "/pools",
                    policy.pools().size(),
                    "pools that feed each other");
        } else {
            atMost(POOLS_MAX, "/pools", policy.pools().size(), "pools");
        }
    }

    private void atMost(int most, String path, int size, String what) {
        if (size > most) {
            problems.error(
                    path, "too-many", "%d %s; at most %d are taken".formatted(size, what, most));
        }
    }

    private void rules(String path, List<AttributionRule> rules, boolean ofNamespaces) {
        var lint = new RuleLint(path, rules, ofNamespaces, problems);
        for (var i = 0; i < rules.size(); i++) {
            lint.check(i);
            switch (rules.get(i).to()) {
                case Target.CostCenter(var code) ->
                        costCenter(path + "/" + i + "/to/costCenter", code);
                case Target.ToPool(var pool) -> usePool(path + "/" + i + "/to/pool", pool);
                case Target.Lookup _, Target.NodeCost _ -> {}
            }
        }
    }

    private void idle(IdleTreatment idle) {
        switch (idle) {
            case IdleTreatment.ToPool(var pool) -> usePool("/nodeSplit/idle/pool", pool);
            case IdleTreatment.ToCostCenter(var code) ->
                    costCenter("/nodeSplit/idle/costCenter", code);
            case IdleTreatment.SpreadInCluster() -> {}
        }
    }

    private void pool(String path, Pool pool, int order) {
        costCenter(path + "/fallback", pool.fallback());
        basis(path + "/basis", pool.basis(), order);
    }

    private void basis(String path, Basis basis, int order) {
        switch (basis) {
            case Basis.Proportional(var include, var among) -> {
                costCenters(path + "/proportional/include", include);
                costCenters(path + "/proportional/among", among == null ? List.of() : among);
            }
            case Basis.Even(var receivers) -> {
                for (var i = 0; i < receivers.size(); i++) {
                    receiver(path + "/even/" + i, receivers.get(i), order);
                }
            }
            case Basis.Weighted(var percentages) ->
                    receivers(path + "/weighted", percentages, order);
            case Basis.Direct(var to) -> receiver(path + "/direct", to, order);
            case Basis.Fixed(var amounts, var remainder) -> {
                if (policy.distribution() == Distribution.RECIPROCAL) {
                    problems.error(
                            path + "/fixed",
                            "fixed-in-reciprocal",
                            "stated amounts cannot be part of a reciprocal distribution");
                }
                receivers(path + "/fixed/amounts", amounts, order);
                basis(path + "/fixed/remainder", remainder, order);
            }
            case Basis.EvenAmongActive(), Basis.Metric(_), Basis.TieredMetric(_, _) -> {}
        }
    }

    private void receivers(String path, Map<Receiver, ?> values, int order) {
        values.keySet()
                .forEach(to -> receiver(path + "/" + DocumentNode.pointer(to.text()), to, order));
    }

    /** Step by step a pool may feed a later one only: otherwise cost would go round in a circle. */
    private void receiver(String path, Receiver receiver, int order) {
        switch (receiver) {
            case Receiver.CostCenter(var code) -> costCenter(path, code);
            case Receiver.LaterPool(var pool) -> {
                knownPool(path, pool);
                feeds.computeIfAbsent(policy.pools().get(order).id(), any -> new HashSet<>())
                        .add(pool);
                var position = poolOrder.get(pool);
                if (policy.distribution() == Distribution.STEP_DOWN
                        && position != null
                        && position <= order) {
                    problems.error(
                            path,
                            "pool-cycle",
                            "pool '"
                                    + pool
                                    + "' does not come later; only with distribution: reciprocal"
                                    + " may pools feed each other");
                }
            }
        }
    }

    /** A pool from which no way leads to a cost center would keep its cost for ever. */
    private void closedCircles() {
        for (var i = 0; i < policy.pools().size(); i++) {
            if (!PoolReach.reachesCostCenter(policy.pools(), policy.pools().get(i))) {
                problems.error(
                        "/pools/" + i + "/basis",
                        "reciprocal-singular",
                        "from pool '"
                                + policy.pools().get(i).id()
                                + "' no way leads to a cost center");
            }
        }
    }

    private void defaults(Defaults defaults) {
        usePool("/defaults/tax/pool", defaults.taxPool());
        usePool("/defaults/support/pool", defaults.supportPool());
        usePool("/defaults/marketplace/pool", defaults.marketplacePool());
        usePool("/defaults/unusedCommitments/pool", defaults.unusedCommitmentPool());
        usePool("/defaults/commitmentFees/pool", defaults.commitmentFeePool());
        usePool("/defaults/credits/pool", defaults.creditPool());
    }

    private void usePool(String path, @Nullable String pool) {
        if (pool != null) {
            usedPools.add(pool);
            knownPool(path, pool);
        }
    }

    private void knownPool(String path, String pool) {
        if (!poolOrder.containsKey(pool)) {
            problems.error(path, "unknown-pool", "no pool is called '" + pool + "'");
        }
    }

    /** A pool is used if rules feed it, or a pool that is used itself. */
    private void unusedPools() {
        var next = new ArrayDeque<>(usedPools);
        while (!next.isEmpty()) {
            feeds.getOrDefault(next.remove(), Set.of()).stream()
                    .filter(usedPools::add)
                    .forEach(next::add);
        }
        for (var i = 0; i < policy.pools().size(); i++) {
            if (!usedPools.contains(policy.pools().get(i).id())) {
                problems.warn("/pools/" + i, "orphan-pool", "nothing goes into this pool");
            }
        }
    }

    private void costCenters(String path, List<String> codes) {
        for (var i = 0; i < codes.size(); i++) {
            costCenter(path + "/" + i, codes.get(i));
        }
    }

    private void costCenter(String path, String code) {
        if (!register.has(code)) {
            problems.error(path, "unknown-cost-center", "'" + code + "' is not in the register");
        }
    }
}
