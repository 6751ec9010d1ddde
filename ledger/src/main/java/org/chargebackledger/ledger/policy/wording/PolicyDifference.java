package org.chargebackledger.ledger.policy.wording;

import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What is different between two versions of a policy, in plain words. */
public final class PolicyDifference {

    private PolicyDifference() {}

    /** One sentence for each difference; none where both mean the same. */
    public static List<String> inWords(AllocationPolicyDocument from, AllocationPolicyDocument to) {
        var before = byTopic(from);
        var after = byTopic(to);
        var words = new ArrayList<String>();
        for (var old : before.entrySet()) {
            if (!after.containsKey(old.getKey())) {
                words.add(old.getKey() + " is gone. It said: " + old.getValue().text());
            }
        }
        for (var now : after.entrySet()) {
            var old = before.get(now.getKey());
            if (old == null) {
                words.add(now.getKey() + " is new: " + now.getValue().text());
            } else if (!old.text().equals(now.getValue().text())) {
                words.add(
                        now.getKey()
                                + " has changed. Before: "
                                + old.text()
                                + " Now: "
                                + now.getValue().text());
            }
        }
        words.addAll(orders(before, after));
        if (!from.examples().equals(to.examples())
                && words.stream().noneMatch(word -> word.startsWith("Examples "))) {
            words.add("Examples have changed.");
        }
        return List.copyOf(words);
    }

    private static SequencedMap<String, Statement> byTopic(AllocationPolicyDocument policy) {
        var byTopic = new LinkedHashMap<String, Statement>();
        PolicyWords.statements(policy)
                .forEach(statement -> byTopic.put(statement.topic(), statement));
        return byTopic;
    }

    /** Where order decides, what is in both but stands in another order. */
    private static List<String> orders(
            Map<String, Statement> before, Map<String, Statement> after) {
        var words = new ArrayList<String>();
        for (var section : List.of(PolicyWords.LINES, PolicyWords.NAMESPACES, PolicyWords.POOLS)) {
            var old = common(before, after, section);
            var now = common(after, before, section);
            if (!old.equals(now)) {
                words.add("The order has changed. Now: " + String.join(", ", now) + ".");
            }
        }
        return words;
    }

    private static List<String> common(
            Map<String, Statement> of, Map<String, Statement> other, String section) {
        return of.values().stream()
                .filter(statement -> statement.section().equals(section))
                .map(Statement::topic)
                .filter(other::containsKey)
                .toList();
    }
}
