package org.chargebackledger.ledger.policy.wording;

import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.AttributionRule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of a policy sent cost where it went, in the words that its approvers signed. */
public final class OriginWords {

    /** The statements of a policy that stand behind origins that are no rule of it. */
    private static final Map<String, List<String>> TOPICS =
            Map.ofEntries(
                    Map.entry("default-support", List.of("Support")),
                    Map.entry("default-unused-commitment", List.of("Unused commitments")),
                    Map.entry("default-commitment-fee", List.of("Commitment fees")),
                    Map.entry("default-marketplace", List.of("Marketplace")),
                    Map.entry("default-tax", List.of("Other tax", "Unclassified tax")),
                    Map.entry("default-credit", List.of("Credits", "Corrections")),
                    Map.entry("default-correction", List.of("Corrections")),
                    Map.entry("idle", List.of("Idle capacity")),
                    Map.entry("missing-usage", List.of("Missing readings")),
                    Map.entry("missing-shares", List.of("Missing shares")),
                    Map.entry("no-rule", List.of("Unattributed")));

    private OriginWords() {}

    /** What sent a cost line: a rule, or what holds where none matches; empty if unknown. */
    public static Optional<String> ofLines(AllocationPolicyDocument policy, String origin) {
        return ofRules(policy.attribution(), origin).or(() -> ofTopics(policy, origin));
    }

    /** What sent a namespace's part of a node. */
    public static Optional<String> ofNamespaces(AllocationPolicyDocument policy, String origin) {
        return ofRules(policy.namespaces(), origin).or(() -> ofTopics(policy, origin));
    }

    /** How a pool is split. */
    public static Optional<String> ofPool(AllocationPolicyDocument policy, String pool) {
        return policy.pools().stream()
                .filter(one -> one.id().equals(pool))
                .findFirst()
                .map(one -> PoolWords.of(one, policy.currency().code()))
                .or(() -> ofTopics(policy, pool));
    }

    private static Optional<String> ofRules(List<AttributionRule> rules, String id) {
        var words =
                rules.stream()
                        .filter(rule -> rule.id().equals(id))
                        .map(RuleWords::of)
                        .collect(Collectors.joining(" "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static Optional<String> ofTopics(AllocationPolicyDocument policy, String origin) {
        var topics = TOPICS.getOrDefault(origin, List.of());
        var words =
                PolicyWords.statements(policy).stream()
                        .filter(statement -> topics.contains(statement.topic()))
                        .map(Statement::text)
                        .collect(Collectors.joining(" "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }
}
