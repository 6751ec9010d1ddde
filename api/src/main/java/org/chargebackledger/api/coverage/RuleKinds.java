package org.chargebackledger.api.coverage;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.AttributionRule;
import org.chargebackledger.ledger.policy.document.Question;
import org.chargebackledger.ledger.policy.document.Target;
import org.chargebackledger.projections.coverage.AttributedCost;

import java.util.List;
import java.util.stream.Stream;

/** Says by what kind of rule of a policy a part of cost was attributed. */
final class RuleKinds {

    private static final String DEFAULT = "default-";
    private static final String IDLE = "idle";

    private final AllocationPolicyDocument policy;

    RuleKinds(AllocationPolicyDocument policy) {
        this.policy = policy;
    }

    AttributionKind of(AttributedCost cost) {
        if (cost.kind() == PostingKey.Kind.UNATTRIBUTED) {
            return AttributionKind.UNATTRIBUTED;
        }
        if (cost.kind() == PostingKey.Kind.IDLE && cost.origin().equals(IDLE)) {
            return AttributionKind.IDLE;
        }
        var rules = cost.ofNode() ? policy.namespaces() : policy.attribution();
        return rules.stream()
                .filter(rule -> rule.id().equals(cost.origin()))
                .findFirst()
                .map(RuleKinds::of)
                .orElseGet(() -> withoutRule(cost));
    }

    private static AttributionKind withoutRule(AttributedCost cost) {
        return cost.origin().startsWith(DEFAULT) || cost.pool().isEmpty()
                ? AttributionKind.DEFAULT
                : AttributionKind.POOL;
    }

    /** The finest thing that it asks: a rule for a namespace's label may also ask its cluster. */
    private static AttributionKind of(AttributionRule rule) {
        if (rule.to() instanceof Target.ToPool) {
            return AttributionKind.POOL;
        }
        var asked = questions(rule);
        if (asked.stream().anyMatch(Question.Label.class::isInstance)) {
            return AttributionKind.WORKLOAD_LABEL;
        }
        if (asked.stream().anyMatch(Question.NamespaceLabel.class::isInstance)) {
            return AttributionKind.NAMESPACE_LABEL;
        }
        return asked.stream().anyMatch(Question.Tag.class::isInstance)
                ? AttributionKind.TAG
                : AttributionKind.COST_CENTER;
    }

    /** All that a rule asks, in its match and to find its cost center. */
    static List<Question> questions(AttributionRule rule) {
        var matched =
                rule.match().conditions().stream()
                        .flatMap(condition -> condition.questions().stream());
        return (rule.to() instanceof Target.Lookup(var by)
                        ? Stream.concat(matched, Stream.of(by))
                        : matched)
                .toList();
    }
}
