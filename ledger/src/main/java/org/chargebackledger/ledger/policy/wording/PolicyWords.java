package org.chargebackledger.ledger.policy.wording;

import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.AttributionRule;
import org.chargebackledger.ledger.policy.document.KeptOnKeys;
import org.chargebackledger.ledger.policy.document.Pool;

import java.util.ArrayList;
import java.util.List;

/**
 * A policy in plain words, the same words for the same content: what an approver reads and signs.
 */
public final class PolicyWords {

    static final String COST = "Cost";
    static final String NODES = "Nodes";
    static final String LINES = "Rules for cost lines: the first that matches decides";
    static final String NAMESPACES =
            "Rules for what namespaces used of nodes: the first that matches decides";
    static final String POOLS = "Shared cost";
    static final String DEFAULTS = "Lines that no rule matches";
    static final String LIMITS = "Limits and examples";

    private final AllocationPolicyDocument policy;
    private final List<Statement> statements = new ArrayList<>();

    private PolicyWords(AllocationPolicyDocument policy) {
        this.policy = policy;
    }

    /** The whole of it as text, with a heading for each section. */
    public static String of(AllocationPolicyDocument policy) {
        var text = new StringBuilder();
        text.append("Policy ").append(policy.name()).append(" in plain words\n");
        var section = "";
        var number = 0;
        for (var statement : statements(policy)) {
            if (!statement.section().equals(section)) {
                section = statement.section();
                number = 0;
                text.append('\n').append(section).append('\n');
            }
            text.append("  ")
                    .append(++number)
                    .append(". ")
                    .append(statement.topic())
                    .append(": ")
                    .append(statement.text())
                    .append('\n');
        }
        return text.toString();
    }

    static List<Statement> statements(AllocationPolicyDocument policy) {
        var words = new PolicyWords(policy);
        words.cost();
        words.nodes();
        words.rules(LINES, "Rule ", policy.attribution());
        words.rules(NAMESPACES, "Namespace rule ", policy.namespaces());
        words.pools();
        words.statements.addAll(SettingWords.defaults(DEFAULTS, policy.defaults()));
        words.add(LIMITS, "Tolerances", SettingWords.tolerances(policy));
        words.add(LIMITS, "Examples", SettingWords.examples(policy.examples()));
        return List.copyOf(words.statements);
    }

    private void cost() {
        add(COST, "Basis", SettingWords.costBasis(policy.costBasis()));
        add(COST, "Currency", "Amounts that the policy states are in " + policy.currency() + ".");
        add(
                COST,
                "Unattributed",
                "Cost center "
                        + policy.unattributed()
                        + " bears what reaches nobody, and takes part in no split unless named.");
        add(
                COST,
                "Detail",
                "Postings of pools, idle and unattributed cost keep "
                        + kept(policy.keepOnKeys())
                        + ".");
    }

    private static String kept(KeptOnKeys kept) {
        if (kept.cluster() && kept.namespace()) {
            return "their cluster and namespace";
        }
        if (kept.cluster()) {
            return "their cluster";
        }
        return kept.namespace() ? "their namespace" : "neither cluster nor namespace";
    }

    private void nodes() {
        var split = policy.nodeSplit();
        add(NODES, "Weights", SettingWords.weights(split));
        add(NODES, "Request and use", SettingWords.blend(split.blend()));
        add(NODES, "Idle capacity", SettingWords.idle(split.idle()));
        add(NODES, "Missing readings", GapWords.of(split.gaps()));
        if (split.sources().anyProviderShares()) {
            add(NODES, "Source", SettingWords.sources(split.sources()));
            add(
                    NODES,
                    "Missing shares",
                    "Node cost that the provider's split should divide and does not reaches nobody;"
                            + " it is not idle.");
        }
    }

    /** A rule that is said for several times has one topic for each. */
    private void rules(String section, String prefix, List<AttributionRule> rules) {
        for (var rule : rules) {
            var from = rule.validFrom();
            var isSaidAgain =
                    rules.stream().filter(other -> other.id().equals(rule.id())).count() > 1;
            add(
                    section,
                    prefix + rule.id() + (isSaidAgain && from != null ? " from " + from : ""),
                    RuleWords.of(rule));
        }
    }

    private void pools() {
        if (!policy.pools().isEmpty()) {
            add(POOLS, "Order", SettingWords.distribution(policy.distribution()));
        }
        for (Pool pool : policy.pools()) {
            add(POOLS, "Pool " + pool.id(), PoolWords.of(pool, policy.currency().code()));
        }
    }

    private void add(String section, String topic, String text) {
        statements.add(new Statement(section, topic, text));
    }
}
