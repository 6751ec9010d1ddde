package org.chargebackledger.ledger;

import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.chargebackledger.ledger.audit.Refusal;

/** What a refused command looks like. */
public final class Refusing {

    private Refusing() {}

    /** No event, and a refusal of the given kind and type. */
    public static void refused(ResultValidator<?> result, Refusal.Kind kind, String type) {
        result.expectNoEvents();
        result.expectException(
                Matchers.matches((Throwable failure) ->
                        failure instanceof Refusal refusal
                                && refusal.kind() == kind
                                && refusal.type().equals(type)));
    }
}
