package org.chargebackledger.api.coverage;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.AttributionRule;
import org.chargebackledger.ledger.policy.document.Condition;
import org.chargebackledger.ledger.policy.document.Question;
import org.chargebackledger.ledger.policy.document.Target;
import org.chargebackledger.ledger.policy.document.Wildcard;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which labels a policy needs on namespaces and pods, and which namespaces need none: those whose
 * name alone sends them to a pool or to a cost center.
 *
 * @param labels by which node cost finds its cost center, in the order in which they are asked
 * @param exempt for whom a rule asks nothing but the name, and the cluster maybe
 */
record LabelNeeds(List<NeededLabel> labels, List<Exemption> exempt) {

    /**
     * Namespaces that need no label.
     *
     * @param clusters where; none means in all
     */
    record Exemption(List<Wildcard> clusters, List<Wildcard> namespaces) {

        boolean holdsIn(String cluster) {
            return clusters.isEmpty()
                    || clusters.stream().anyMatch(pattern -> pattern.matches(cluster));
        }

        boolean covers(String cluster, String namespace) {
            return holdsIn(cluster)
                    && namespaces.stream().anyMatch(pattern -> pattern.matches(namespace));
        }
    }

    /**
     * What a policy needs on a day.
     *
     * @param day null for rules that go on for ever
     */
    static LabelNeeds of(AllocationPolicyDocument policy, @Nullable LocalDate day) {
        var rules =
                policy.namespaces().stream()
                        .filter(rule -> day == null ? rule.validTo() == null : rule.holdsOn(day))
                        .toList();
        return new LabelNeeds(
                List.copyOf(labels(rules)),
                rules.stream().map(LabelNeeds::exemption).filter(LabelNeeds::isNamed).toList());
    }

    /** Rules that put something into a pool say who does not pay, not who does. */
    private static Set<NeededLabel> labels(List<AttributionRule> rules) {
        var labels = new LinkedHashSet<NeededLabel>();
        for (var rule : rules) {
            if (!(rule.to() instanceof Target.ToPool)) {
                for (var question : RuleKinds.questions(rule)) {
                    if (question instanceof Question.NamespaceLabel(var key)) {
                        labels.add(new NeededLabel(key, NeededLabel.On.NAMESPACE));
                    } else if (question instanceof Question.Label(var key)) {
                        labels.add(new NeededLabel(key, NeededLabel.On.POD));
                    }
                }
            }
        }
        return labels;
    }

    private static boolean isNamed(Exemption exemption) {
        return !exemption.namespaces().isEmpty();
    }

    private static Exemption exemption(AttributionRule rule) {
        var none = new Exemption(List.of(), List.of());
        if (rule.to() instanceof Target.Lookup) {
            return none;
        }
        List<Wildcard> clusters = List.of();
        List<Wildcard> namespaces = List.of();
        for (var condition : rule.match().conditions()) {
            if (asks(condition, TextColumn.CLUSTER) && clusters.isEmpty()) {
                clusters = condition.patterns();
            } else if (asks(condition, TextColumn.NAMESPACE) && namespaces.isEmpty()) {
                namespaces = condition.patterns();
            } else {
                return none;
            }
        }
        return new Exemption(clusters, namespaces);
    }

    private static boolean asks(Condition condition, TextColumn column) {
        return condition.questions().equals(List.of(new Question.Column(column)));
    }

    boolean exempts(String cluster, String namespace) {
        return exempt.stream().anyMatch(one -> one.covers(cluster, namespace));
    }

    /**
     * The labels that are needed on namespaces, or on pods, in the order in which they are asked.
     */
    List<String> keys(NeededLabel.On on) {
        return labels.stream()
                .filter(label -> label.on() == on)
                .map(NeededLabel::key)
                .collect(Collectors.toList());
    }
}
