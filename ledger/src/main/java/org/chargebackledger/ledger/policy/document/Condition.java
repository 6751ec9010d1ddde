package org.chargebackledger.ledger.policy.document;

import java.util.List;

/** True when the answer to one of the questions fits one of the patterns. */
public record Condition(List<Question> questions, List<Wildcard> patterns) {

    public boolean holds(Facts facts) {
        for (var question : questions) {
            var answer = question.ask(facts);
            var value = answer == null ? "" : answer;
            for (var pattern : patterns) {
                if (pattern.matches(value)) {
                    return true;
                }
            }
        }
        return false;
    }
}
