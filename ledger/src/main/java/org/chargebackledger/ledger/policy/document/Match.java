package org.chargebackledger.ledger.policy.document;

import java.util.List;

/** Conditions that must all hold; none at all matches everything. */
public record Match(List<Condition> conditions) {

    public boolean matches(Facts facts) {
        for (var condition : conditions) {
            if (!condition.holds(facts)) {
                return false;
            }
        }
        return true;
    }
}
