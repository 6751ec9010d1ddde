package org.chargebackledger.ledger.months;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A policy text from a random source. */
final class RandomPolicy {

    private static final List<String> BASES =
            List.of(
                    "{proportional: {to: direct}}",
                    "{proportional: {to: direct, include: [CC-NOBODY]}}",
                    "{proportional: {to: direct, among: [CC-ALPHA, CC-BETA]}}",
                    "{even: [CC-ALPHA, CC-BETA, CC-DELTA]}",
                    "{even: all active}",
                    "{weighted: {CC-ALPHA: \"33.3\", CC-BETA: \"33.3\", CC-GAMMA: \"33.4\"}}",
                    "{metric: {name: requests}}",
                    "{metric: {name: no_such_metric}}",
                    "{metric: {name: requests, tiers: [{upTo: \"40\", rate: \"0.7\"}, {upTo:"
                            + " \"90.5\", rate: \"0\"}, {rate: \"0.25\"}]}}",
                    "{direct: CC-BETA}");
    private static final List<String> POOLS = List.of("platform", "shared", "tax", "late");

    private final Random random;
    private final String currency;
    private final boolean defaults;

    RandomPolicy(Random random, String currency, boolean defaults) {
        this.random = random;
        this.currency = currency;
        this.defaults = defaults;
    }

    String text() {
        var lines = new ArrayList<String>();
        lines.add("apiVersion: chargeback/v1");
        lines.add("name: random");
        lines.add("currency: " + currency);
        lines.add("costBasis: " + (random.nextInt(4) == 0 ? "billed" : "effective"));
        lines.add("unattributed: CC-NOBODY");
        lines.add("nodeSplit:");
        lines.add("  weights: {cpuCore: \"9\", ramGiB: \"1.5\", gpu: \"95\"}");
        lines.add(
                "  blend: "
                        + pick(
                                "{requested: \"0.70\"}",
                                "{method: max}",
                                "{method: requestOnly}",
                                "{method: usageOnly}"));
        lines.add(
                "  idle: " + pick("{pool: shared}", "{spread: cluster}", "{costCenter: CC-ALPHA}"));
        lines.add("attribution:");
        lines.addAll(attribution());
        lines.add("namespaces:");
        lines.add("  - {id: system, match: {namespace: \"kube-*\"}, to: {pool: platform}}");
        lines.add(
                "  - {id: teams, match: {namespaceLabel: team}, to: {lookup: {namespaceLabel:"
                        + " team}}}");
        var reciprocal = defaults && random.nextInt(3) == 0;
        lines.add("distribution: " + (reciprocal ? "reciprocal" : "stepDown"));
        lines.add("pools:");
        for (var i = 0; i < POOLS.size(); i++) {
            lines.add(pool(i, reciprocal));
        }
        if (defaults) {
            lines.addAll(defaultLines());
        }
        return String.join("\n", lines) + "\n";
    }

    private List<String> attribution() {
        var lines = new ArrayList<String>();
        lines.add(
                "  - {id: nodes, match: {service: compute, chargeCategory: [Usage, Purchase]}, to:"
                        + " {nodeCost: "
                        + pick("{}", "{cluster: east}", "{as: machines}")
                        + "}}");
        if (!defaults) {
            lines.add("  - {id: tax, match: {chargeCategory: Tax}, to: {pool: tax}}");
            lines.add("  - {id: credits, match: {chargeCategory: Credit}, to: {pool: late}}");
        } else if (random.nextBoolean()) {
            lines.add(
                    "  - {id: tagged-tax, match: {chargeCategory: Tax, tag: team}, to: {lookup:"
                            + " {tag: team}}}");
        }
        lines.add("  - {id: control-plane, match: {service: control-plane}, to: {pool: shared}}");
        lines.add("  - {id: ingress, match: {service: ingress}, to: {pool: late}}");
        lines.add(
                "  - {id: team-tag, match: {tag: team"
                        + (defaults ? ", chargeCategory: [Usage, Purchase]" : "")
                        + "}, to: {lookup: {tag: team}}}");
        return lines;
    }

    private List<String> defaultLines() {
        return List.of(
                "defaults:",
                "  tax: {recoverable: [{invoiceId: inv-0, provider: Cloud 0}], nonRecoverable:"
                        + " [{account: payer-1}], pool: tax}",
                "  support: {pool: shared}",
                "  unusedCommitments: {pool: late}",
                "  credits: {pool: shared}");
    }

    private String pool(int i, boolean reciprocal) {
        var feeds = (i < 2 || reciprocal) && random.nextInt(reciprocal ? 2 : 4) == 0;
        var fed = reciprocal ? pick("platform", "shared", "tax", "late") : "late";
        var basis =
                feeds
                        ? "{weighted: {CC-ALPHA: \"40\", \"pool:" + fed + "\": \"60\"}}"
                        : BASES.get(random.nextInt(BASES.size()));
        return "  - {id: %s, basis: %s, scope: %s, fallback: %s}"
                .formatted(
                        POOLS.get(i),
                        basis,
                        pick("ledger", "ledger", "cluster", "sourceAccount"),
                        pick("CC-NOBODY", "CC-DELTA"));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
