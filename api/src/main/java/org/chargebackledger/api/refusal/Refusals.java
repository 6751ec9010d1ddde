package org.chargebackledger.api.refusal;

import org.axonframework.messaging.HandlerExecutionException;
import org.chargebackledger.ledger.audit.Refusal;

import java.util.Optional;

/** Finds the refusal in whatever a command bus, local or remote, has wrapped around it. */
public final class Refusals {

    /** More wrappers than any bus adds; a cycle of causes must not hang us. */
    private static final int DEPTH_MAX = 16;

    private Refusals() {}

    public static Optional<Refusal> in(Throwable failure) {
        var current = failure;
        for (var depth = 0; current != null && depth < DEPTH_MAX; depth++) {
            if (current instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
            var carried =
                    HandlerExecutionException.resolveDetails(current)
                            .filter(RefusalDetails.class::isInstance)
                            .map(RefusalDetails.class::cast);
            if (carried.isPresent()) {
                return carried.map(RefusalDetails::refusal);
            }
            current = current.getCause();
        }
        return Optional.empty();
    }
}
