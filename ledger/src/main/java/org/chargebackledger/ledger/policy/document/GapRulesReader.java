package org.chargebackledger.ledger.policy.document;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Reads what becomes of hours that nobody read. */
final class GapRulesReader {

    /** The name under which clusters are meant that are not named. */
    private static final String OTHERS = "*";

    private GapRulesReader() {}

    static GapRules gaps(@Nullable DocumentNode rules, @Nullable DocumentNode days) {
        var read = rules == null ? GapRules.UNATTRIBUTED : rules(rules);
        return new GapRules(
                read.others(), read.named(), days == null ? GapRules.DAYS_DEFAULT : days(days));
    }

    /** One rule for all clusters, or one by name. */
    private static GapRules rules(DocumentNode node) {
        if (!(node instanceof DocumentNode.Members clusters)) {
            return new GapRules(rule(node), Map.of(), GapRules.DAYS_DEFAULT);
        }
        var named = new HashMap<String, GapRule>();
        clusters.values().forEach((cluster, value) -> named.put(cluster, rule(value)));
        var others = named.remove(OTHERS);
        return new GapRules(
                others == null ? GapRule.UNATTRIBUTED : others, named, GapRules.DAYS_DEFAULT);
    }

    private static GapRule rule(DocumentNode node) {
        return Fields.constant(node, GapRule.values());
    }

    private static int days(DocumentNode node) {
        var text = node.asText();
        if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > GapRules.DAYS_MOST) {
            throw node.invalid(
                    "out-of-range", "a whole number of days from 1 to " + GapRules.DAYS_MOST);
        }
        return Integer.parseInt(text);
    }
}
