package org.chargebackledger.ledger.policy.wording;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.policy.document.Condition;
import org.chargebackledger.ledger.policy.document.Match;
import org.chargebackledger.ledger.policy.document.Question;
import org.chargebackledger.ledger.policy.document.Wildcard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What rules ask, in words. */
final class MatchWords {

    private MatchWords() {}

    /** Such as: where the service is “compute” and the tag team is given. */
    static String where(Match match) {
        return match.conditions().isEmpty()
                ? "in every case"
                : "where "
                        + match.conditions().stream()
                                .map(MatchWords::condition)
                                .collect(Collectors.joining(" and "));
    }

    static String either(List<Match> matches) {
        return matches.stream().map(MatchWords::where).collect(Collectors.joining(", or "));
    }

    private static String condition(Condition condition) {
        return condition.questions().stream()
                        .map(MatchWords::question)
                        .collect(Collectors.joining(" or "))
                + " is "
                + condition.patterns().stream()
                        .map(MatchWords::pattern)
                        .collect(Collectors.joining(" or "));
    }

    static String question(Question question) {
        return switch (question) {
            case Question.Column(var column) -> "the " + words(column);
            case Question.Tag(var key) -> "the tag " + key;
            case Question.NamespaceLabel(var key) -> "the namespace's label " + key;
            case Question.Label(var key) -> "the workload's label " + key;
        };
    }

    private static String words(TextColumn column) {
        return column.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String pattern(Wildcard pattern) {
        if (pattern.equals(Wildcard.PRESENT)) {
            return "given";
        }
        if (pattern.text().isEmpty()) {
            return "missing";
        }
        return (pattern.text().contains("*") ? "like " : "") + quoted(pattern.text());
    }

    static String quoted(String text) {
        return "“" + text + "”";
    }
}
