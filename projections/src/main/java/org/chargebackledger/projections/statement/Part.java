package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/** One of the parts in which a statement is summed up; the parts add up to its total. */
public record Part(Kind kind, Money amount) {

    /** What a part holds. */
    public enum Kind {
        DIRECT("Own services"),
        NODES("Cluster nodes"),
        SHARED("Shares of common cost"),
        IDLE("Idle capacity"),
        UNATTRIBUTED("Cost that no rule attributes"),
        CREDITS("Credits and refunds"),
        PROVIDER_ADJUSTMENTS("Adjustments by the provider"),
        TAX("Tax"),
        ADJUSTMENTS("Adjustments of other periods");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Kind of(PostingKey key) {
            return switch (key.chargeCategory()) {
                case "Tax" -> TAX;
                case "Credit" -> CREDITS;
                case "Adjustment" -> PROVIDER_ADJUSTMENTS;
                default ->
                        switch (key.kind()) {
                            case DIRECT -> DIRECT;
                            case NODE -> NODES;
                            case POOL -> SHARED;
                            case IDLE -> IDLE;
                            case UNATTRIBUTED -> UNATTRIBUTED;
                        };
            };
        }
    }

    static List<Part> of(Statement statement) {
        var sums = new EnumMap<Kind, Money>(Kind.class);
        statement
                .lines()
                .forEach(line -> sums.merge(Kind.of(line.key()), line.amount(), Money::plus));
        statement
                .adjustments()
                .forEach(one -> sums.merge(Kind.ADJUSTMENTS, one.amount(), Money::plus));
        return sums.entrySet().stream().map(one -> new Part(one.getKey(), one.getValue())).toList();
    }
}
