package org.chargebackledger.api.engine;

import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Why read models stand still, by their processors. Axon tries a failed event again and again and
 * forgets each time that it failed, so that nobody else could tell a stopped read model from a late
 * one.
 */
@Component
final class ReadModelFailures implements ErrorHandler {

    /** A failure that another attempt mends is none: the database was away for a moment. */
    private static final int ATTEMPTS_MIN = 2;

    private record Failure(Throwable error, int attempts) {}

    private final Map<String, Failure> failures = new ConcurrentHashMap<>();

    @Override
    public void handleError(ErrorContext context) throws Exception {
        failures.merge(
                context.eventProcessor(),
                new Failure(context.error(), 1),
                (before, now) -> new Failure(now.error(), before.attempts() + 1));
        PropagatingErrorHandler.instance().handleError(context);
    }

    /** Takes a failure back once events are handled again. */
    MessageHandlerInterceptor<EventMessage<?>> successOf(String processor) {
        return (unitOfWork, chain) -> {
            if (failures.containsKey(processor)) {
                unitOfWork.afterCommit(_ -> failures.remove(processor));
            }
            return chain.proceed();
        };
    }

    /** What holds up which processor. */
    Map<String, Throwable> standing() {
        var standing = new TreeMap<String, Throwable>();
        failures.forEach((processor, failure) -> {
            if (failure.attempts() >= ATTEMPTS_MIN) {
                standing.put(processor, failure.error());
            }
        });
        return standing;
    }

    void forget() {
        failures.clear();
    }
}
