package org.chargebackledger.ledger.policy.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what one ordered list of rules says that cannot be meant. */
final class RuleLint {

    private final String path;
    private final List<AttributionRule> rules;
    private final boolean ofNamespaces;
    private final LintProblems problems;
    private final Map<String, List<AttributionRule>> byId = new HashMap<>();

    RuleLint(
            String path, List<AttributionRule> rules, boolean ofNamespaces, LintProblems problems) {
        this.path = path;
        this.rules = rules;
        this.ofNamespaces = ofNamespaces;
        this.problems = problems;
    }

    /** What is wrong with a rule beside the codes and pools that it names. */
    void check(int number) {
        var rule = rules.get(number);
        var at = path + "/" + number;
        id(rule, at);
        if (neverMatches(rule)) {
            problems.warn(at, "never-matches", "it asks what a namespace never answers");
        } else {
            shadowed(rule, number, at);
        }
        if (ofNamespaces && rule.to() instanceof Target.NodeCost) {
            problems.error(
                    at + "/to",
                    "node-cost-of-node-cost",
                    "a namespace's share cannot become node cost again");
        }
    }

    /** One rule may be said twice for different times, under one id. */
    private void id(AttributionRule rule, String at) {
        var others = byId.computeIfAbsent(rule.id(), any -> new ArrayList<>());
        var overlapping = others.stream().filter(rule::overlaps).findFirst();
        if (overlapping.isPresent()) {
            var bothForEver = rule.isForEver() && overlapping.get().isForEver();
            problems.error(
                    at + "/id",
                    bothForEver ? "duplicate-id" : "overlapping-validity",
                    bothForEver
                            ? "rule id '" + rule.id() + "' is used twice"
                            : "rule '" + rule.id() + "' is said twice for some days");
        }
        others.add(rule);
    }

    /** A cost line may answer anything: also which workload it is of, whose labels are known. */
    private boolean neverMatches(AttributionRule rule) {
        return ofNamespaces
                && (rule.match().conditions().stream().anyMatch(Subsumption::neverHolds)
                        || (rule.to() instanceof Target.Lookup(var by)
                                && !Subsumption.answers(by)));
    }

    private void shadowed(AttributionRule rule, int number, String at) {
        rules.subList(0, number).stream()
                .filter(earlier -> Subsumption.shadows(earlier, rule))
                .findFirst()
                .ifPresent(earlier ->
                        problems.warn(
                                at,
                                "shadowed",
                                "it can never decide: rule '"
                                        + earlier.id()
                                        + "' before it takes all that it matches"));
    }
}
