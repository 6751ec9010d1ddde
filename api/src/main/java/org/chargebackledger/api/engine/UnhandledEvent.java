package org.chargebackledger.api.engine;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;

/** An event that a read model could not take in, by its number, and which read model. */
final class UnhandledEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnhandledEvent(String message, Throwable cause) {
        super(message, cause);
    }

    static UnhandledEvent of(EventMessage<?> event, EventMessageHandler handler, Exception cause) {
        var number =
                event instanceof TrackedEventMessage<?> tracked
                        ? " " + tracked.trackingToken().position().orElse(-1)
                        : "";
        return new UnhandledEvent(
                "event%s (%s) in %s: %s"
                        .formatted(
                                number,
                                event.getPayloadType().getSimpleName(),
                                handler.getTargetType().getSimpleName(),
                                cause.getMessage()),
                cause);
    }
}
