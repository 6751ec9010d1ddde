package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.canonical.Sha256;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The whole rule set of one policy version: where each line goes, how nodes are split, how pools
 * are distributed.
 *
 * @param unattributed the cost center that bears what no rule matches
 * @param attribution for cost lines, in order
 * @param namespaces for what namespaces used of a node, in order
 * @param pools in the order in which they are distributed, if one after the other
 * @param examples small months that a version must get right before it can be submitted
 * @param canonical the document itself as canonical JSON, nothing filled in
 * @param positions where each member stands in the text, by JSON pointer
 */
public record AllocationPolicyDocument(
        String name,
        CurrencyCode currency,
        CostBasis costBasis,
        String unattributed,
        NodeSplitPolicy nodeSplit,
        List<AttributionRule> attribution,
        List<AttributionRule> namespaces,
        List<Pool> pools,
        Distribution distribution,
        KeptOnKeys keepOnKeys,
        Defaults defaults,
        Tolerances tolerances,
        List<PolicyExample> examples,
        String canonical,
        Map<String, Position> positions) {

    /**
     * Reads a document, YAML or JSON.
     *
     * @throws Refusal {@code policy-invalid} that names every problem with its line and column
     */
    public static AllocationPolicyDocument parse(String text) {
        var reading = read(text);
        if (reading.document() == null) {
            throw refusal(reading.problems());
        }
        return reading.document();
    }

    /** Reads a document and says what is wrong with it; there is none if it cannot be read. */
    public static Reading read(String text) {
        return PolicyReader.read(text);
    }

    /** What reading a text gave: a document, or the reasons why not. */
    public record Reading(
            @Nullable AllocationPolicyDocument document, List<PolicyProblem> problems) {}

    /** SHA-256 of the canonical JSON: the same for YAML and JSON of the same content. */
    public String hash() {
        return Sha256.hex(canonical.getBytes(StandardCharsets.UTF_8));
    }

    static String canonical(DocumentNode document) {
        return CanonicalJson.text(document.plain());
    }

    /** A refusal that lists all problems. */
    static Refusal refusal(List<PolicyProblem> problems) {
        return Refusal.invalid(
                "policy-invalid",
                problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("; ")));
    }
}
