package org.chargebackledger.api.engine;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An event store that calls whoever follows its events as soon as there are new ones. Axon's own
 * has no call, so that its processors look twice a second, and every write that waits for the read
 * models waits as long.
 */
final class PromptEventStore extends EmbeddedEventStore {

    /** What another service on the same database stores is not heard of, so somebody must look. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Set<CalledStream> followers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("events-", 0).factory());

    /** Follows the database itself: what is committed is there when the call comes. */
    PromptEventStore(Builder parts) {
        super(parts.optimizeEventConsumption(false));
        var _ =
                looking.scheduleWithFixedDelay(
                        this::call,
                        LOOK_EVERY.toMillis(),
                        LOOK_EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        call();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken from) {
        var stream = new CalledStream(super.openStream(from), followers::remove);
        followers.add(stream);
        return stream;
    }

    @Override
    public void shutDown() {
        looking.shutdownNow();
        super.shutDown();
    }

    private void call() {
        followers.forEach(CalledStream::call);
    }
}
