package org.chargebackledger.ledger.policy.wording;

import org.chargebackledger.ledger.policy.document.AttributionRule;
import org.chargebackledger.ledger.policy.document.Target;

/** A rule in words. */
final class RuleWords {

    private RuleWords() {}

    static String of(AttributionRule rule) {
        return capital(MatchWords.where(rule.match()))
                + validity(rule)
                + ": "
                + to(rule.to())
                + ".";
    }

    private static String validity(AttributionRule rule) {
        var from = rule.validFrom();
        var to = rule.validTo();
        if (from != null && to != null) {
            return ", for days from " + from + " up to, but not on, " + to;
        }
        if (from != null) {
            return ", for days from " + from + " on";
        }
        return to == null ? "" : ", for days before " + to;
    }

    private static String to(Target target) {
        return switch (target) {
            case Target.CostCenter(var code) -> "cost center " + code + " bears it";
            case Target.ToPool(var pool) -> "it goes into pool " + pool;
            case Target.Lookup(var by) ->
                    "the cost center bears it whose code or alias on that day is "
                            + MatchWords.question(by)
                            + "; if the register knows none, the next rule is asked";
            case Target.NodeCost(var cluster, var as) ->
                    "it is node cost of "
                            + (cluster == null
                                    ? "the cluster of the node with its resource, else of its own"
                                            + " cluster, if it has one"
                                    : "cluster " + cluster)
                            + (as == null ? "" : ", shown as " + MatchWords.quoted(as));
        };
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
