package org.chargebackledger.api.engine;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.chargebackledger.api.http.consistency.ReadModels;
import org.chargebackledger.api.http.consistency.ReadModelsStopped;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;

/** How far the read models have come, by the tokens of their processors. */
@Component
final class TrackedReadModels implements ReadModels {

    private static final int PAUSE_MAX_MILLIS = 10;

    private final EventProcessingConfiguration processing;
    private final EventStore events;
    private final JdbcClient database;
    private final ReadModelFailures failures;

    TrackedReadModels(
            EventProcessingConfiguration processing,
            EventStore events,
            JdbcClient database,
            ReadModelFailures failures) {
        this.processing = processing;
        this.events = events;
        this.database = database;
        this.failures = failures;
    }

    /** Also false while a read model is shut down, or is rebuilt. */
    @Override
    public boolean awaitCurrent(Duration timeout) throws InterruptedException {
        var head = head();
        if (head.isEmpty()) {
            return true;
        }
        var deadline = System.nanoTime() + timeout.toNanos();
        var pause = 1;
        while (!processors().stream()
                .allMatch(processor -> hasPassed(processor, head.getAsLong()))) {
            requireFollowing();
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(pause);
            pause = Math.min(2 * pause, PAUSE_MAX_MILLIS);
        }
        return true;
    }

    @Override
    public void startOver() {
        failures.forget();
    }

    private void requireFollowing() {
        failures.standing()
                .forEach((processor, error) -> {
                    throw new ReadModelsStopped(
                            processor + " stopped: " + error.getMessage(), error);
                });
    }

    private Collection<StreamingEventProcessor> processors() {
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .toList();
    }

    private OptionalLong head() {
        var token = events.createHeadToken();
        return token == null ? OptionalLong.empty() : token.position();
    }

    private boolean hasPassed(StreamingEventProcessor processor, long head) {
        var segments = processor.processingStatus().values();
        return !segments.isEmpty()
                && segments.stream()
                        .map(EventTrackerStatus::getTrackingToken)
                        .allMatch(token -> hasPassed(token, head));
    }

    private boolean hasPassed(@Nullable TrackingToken token, long head) {
        var reached = WrappedToken.unwrapLowerBound(token);
        if (reached == null || reached.position().orElse(-1) < head) {
            return false;
        }
        return !(reached instanceof GapAwareTrackingToken seen) || !hasUnseenEvents(seen, head);
    }

    /**
     * A gap is a number that was taken and given up, or an event that was committed out of order.
     */
    private boolean hasUnseenEvents(GapAwareTrackingToken seen, long head) {
        var gaps = seen.getGaps().headSet(head + 1);
        return !gaps.isEmpty()
                && database.sql(
                                "select exists(select 1 from domain_event_entry where global_index"
                                        + " = any(?))")
                        .param(gaps.toArray(Long[]::new))
                        .query(Boolean.class)
                        .single();
    }
}
