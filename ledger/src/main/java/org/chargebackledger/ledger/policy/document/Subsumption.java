package org.chargebackledger.ledger.policy.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Proves that one rule takes everything before another is asked. What it cannot prove it leaves: it
 * never calls a rule shadowed that could still decide.
 */
final class Subsumption {

    private Subsumption() {}

    /** Whether the later rule can never decide because the earlier one always has. */
    static boolean shadows(AttributionRule earlier, AttributionRule later) {
        return alwaysDecides(earlier) && earlier.spans(later) && implies(later, earlier.match());
    }

    /**
     * A lookup may find nobody, and node cost of no certain cluster none: then the next is asked.
     */
    private static boolean alwaysDecides(AttributionRule rule) {
        return switch (rule.to()) {
            case Target.CostCenter _, Target.ToPool _ -> true;
            case Target.NodeCost(var cluster, var _) -> cluster != null;
            case Target.Lookup _ -> false;
        };
    }

    private static boolean implies(AttributionRule rule, Match other) {
        var known = new ArrayList<>(rule.match().conditions());
        if (rule.to() instanceof Target.Lookup(var by)) {
            known.add(new Condition(List.of(by), List.of(Wildcard.PRESENT)));
        }
        return other.conditions().stream()
                .allMatch(wanted -> known.stream().anyMatch(held -> implies(held, wanted)));
    }

    private static boolean implies(Condition held, Condition wanted) {
        return wanted.questions().containsAll(held.questions())
                && held.patterns().stream()
                        .allMatch(narrow ->
                                wanted.patterns().stream().anyMatch(wide -> wide.covers(narrow)));
    }

    /** Whether a condition asks a namespace only what it never answers, and wants an answer. */
    static boolean neverHolds(Condition condition) {
        return condition.questions().stream().noneMatch(Subsumption::answers)
                && condition.patterns().stream().noneMatch(pattern -> pattern.text().isEmpty());
    }

    /** Whether a lookup or a condition of rules for namespaces can ever get an answer. */
    static boolean answers(Question question) {
        return switch (Objects.requireNonNull(question)) {
            case Question.Column(var column) ->
                    switch (column) {
                        case CLUSTER, NAMESPACE, WORKLOAD -> true;
                        default -> false;
                    };
            case Question.Tag _ -> false;
            case Question.Label _, Question.NamespaceLabel _ -> true;
        };
    }
}
