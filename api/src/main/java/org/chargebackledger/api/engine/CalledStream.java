package org.chargebackledger.api.engine;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A stream of events whose reader is called when there may be more of them. */
final class CalledStream implements TrackingEventStream {

    private final TrackingEventStream events;
    private final Consumer<CalledStream> onClose;
    private volatile Runnable reader = () -> {};

    CalledStream(TrackingEventStream events, Consumer<CalledStream> onClose) {
        this.events = events;
        this.onClose = onClose;
    }

    void call() {
        try {
            reader.run();
        } catch (RejectedExecutionException e) {
            // It has just stopped; whoever committed the events has nothing to do with that.
            onClose.accept(this);
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        reader = callback;
        return true;
    }

    /** Locked, as a processor looks once more after it has let the next one of its threads in. */
    @Override
    public synchronized boolean hasNextAvailable(int timeout, TimeUnit unit)
            throws InterruptedException {
        return events.hasNextAvailable(timeout, unit);
    }

    @Override
    public synchronized TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return events.nextAvailable();
    }

    @Override
    public synchronized Optional<TrackedEventMessage<?>> peek() {
        return events.peek();
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        events.skipMessagesWithPayloadTypeOf(ignored);
    }

    @Override
    public synchronized void close() {
        onClose.accept(this);
        events.close();
    }
}
