package org.chargebackledger.api.refusal;

import org.chargebackledger.ledger.audit.Refusal;

/** A refusal in the form that travels between processes, where exceptions do not. */
public record RefusalDetails(String kind, String type, String message) {

    static RefusalDetails of(Refusal refusal) {
        return new RefusalDetails(
                refusal.kind().name(), refusal.type(), String.valueOf(refusal.getMessage()));
    }

    Refusal refusal() {
        return switch (Refusal.Kind.valueOf(kind)) {
            case UNKNOWN -> Refusal.unknown(type, message);
            case FORBIDDEN -> Refusal.forbidden(type, message);
            case CONFLICT -> Refusal.conflict(type, message);
            case INVALID -> Refusal.invalid(type, message);
        };
    }
}
