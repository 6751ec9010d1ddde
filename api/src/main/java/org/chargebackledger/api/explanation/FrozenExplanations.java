package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.projections.journal.KnownPosting;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.TreeMap;

/** Explanations just as they are served, with the hash by which somebody can prove one later. */
@Component
public class FrozenExplanations {

    /** As many lines are named in the answer itself; all of them are a list of their own. */
    private static final int LINES_MAX = 100;

    /** More days of nodes than this are summed up, unless somebody asks for more. */
    static final int DAYS_MAX = 10_000;

    private final Explanations explanations;
    private final JsonMapper json;

    FrozenExplanations(Explanations explanations, JsonMapper json) {
        this.explanations = explanations;
        this.json = json;
    }

    /**
     * An explanation and its hash.
     *
     * @param hash SHA-256 of the canonical JSON of the explanation as it is served
     */
    public record Frozen(Explanation explanation, String hash) {}

    /** As it is served to whoever asks for it now. */
    Explanation served(String book, KnownPosting posting, int daysMax) {
        return explanations.explain(book, posting, LINES_MAX, daysMax).explanation();
    }

    public Frozen freeze(String book, KnownPosting posting) {
        var explanation = served(book, posting, DAYS_MAX);
        return new Frozen(
                explanation, CanonicalJson.hash(canonical(json.valueToTree(explanation))));
    }

    private static Object canonical(JsonNode node) {
        if (node.isObject()) {
            var members = new TreeMap<String, Object>();
            node.properties()
                    .forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            return members;
        }
        if (node.isArray()) {
            var items = new ArrayList<Object>();
            node.forEach(item -> items.add(canonical(item)));
            return items;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isIntegralNumber() ? node.asLong() : node.asString();
    }
}
