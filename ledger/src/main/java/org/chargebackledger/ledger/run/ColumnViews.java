package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.Labels;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much of a column's text makes a difference. Nearly every line has a resource and a set of
 * tags of its own; what nobody asks about is left out, so that lines can be summed early.
 */
final class ColumnViews {

    private final Set<String> tagKeys;
    private final boolean everyResource;
    private final Set<String> resources;
    private final NodeJoin nodes;

    /**
     * @param resources that are followed
     */
    private ColumnViews(AllocationPolicyDocument policy, Set<String> resources, NodeJoin nodes) {
        this.tagKeys = PolicyColumns.tagKeys(policy);
        this.everyResource = PolicyColumns.askResource(policy);
        this.resources = resources;
        this.nodes = nodes;
    }

    static ColumnViews of(AllocationInputs inputs, NodeJoin nodes) {
        return new ColumnViews(inputs.policy(), resourcesOfCredits(inputs), nodes);
    }

    /** The same where others follow certain charges. */
    static ColumnViews of(AllocationInputs inputs, NodeJoin nodes, Set<Trails.Key> charges) {
        var resources =
                charges.stream()
                        .filter(charge -> charge.by() == Trails.By.RESOURCE)
                        .map(Trails.Key::value)
                        .collect(Collectors.toSet());
        return new ColumnViews(inputs.policy(), resources, nodes);
    }

    /** The part of a column's text that matters; empty when none does. */
    String view(TextColumn column, String text) {
        return switch (column) {
            case RESOURCE ->
                    everyResource || resources.contains(text) || nodes.isNode(text) ? text : "";
            case TAGS -> asked(text);
            default -> text;
        };
    }

    private String asked(String tags) {
        var kept = new TreeMap<String, Object>();
        Labels.of(tags)
                .forEach((key, value) -> {
                    if (tagKeys.contains(key)) {
                        kept.put(key, value);
                    }
                });
        return CanonicalJson.text(kept);
    }

    /**
     * A credit follows the charges of its resource, so these are to be known; so do corrections
     * where any month is corrected.
     */
    private static Set<String> resourcesOfCredits(AllocationInputs inputs) {
        var corrections = !inputs.earlier().isEmpty();
        var resources = new HashSet<String>();
        for (var block : inputs.costs()) {
            for (var line = 0; line < block.size(); line++) {
                if (ChargeKind.corrects(
                        block.text(TextColumn.CHARGE_CATEGORY, line),
                        corrections ? block.text(TextColumn.CHARGE_CLASS, line) : "")) {
                    resources.add(block.text(TextColumn.RESOURCE, line));
                }
            }
        }
        return resources;
    }
}
