package org.chargebackledger.api.engine;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;

/** Whether what is read already shows what was written. */
@Component
public final class ReadModels {

    /** How long a write waits before it answers that it was accepted. */
    public static final Duration WAIT_OF_A_WRITE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final EventProcessingConfiguration processing;
    private final EventStore events;
    private final JdbcClient database;

    ReadModels(EventProcessingConfiguration processing, EventStore events, JdbcClient database) {
        this.processing = processing;
        this.events = events;
        this.database = database;
    }

    /**
     * Waits until every read model has handled every event that is stored now.
     *
     * @return false if the time was not enough, or a read model has stopped
     */
    public boolean showAllThatIsStored(Duration patience) {
        return show(head(), patience);
    }

    /** As {@link #showAllThatIsStored}, with the patience of a write. */
    public boolean showAllThatIsStored() {
        return showAllThatIsStored(WAIT_OF_A_WRITE);
    }

    private boolean show(OptionalLong head, Duration patience) {
        if (head.isEmpty()) {
            return true;
        }
        var deadline = System.nanoTime() + patience.toNanos();
        while (!processors().stream().allMatch(processor -> hasPassed(processor, head))) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
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

    private boolean hasPassed(StreamingEventProcessor processor, OptionalLong head) {
        var segments = processor.processingStatus().values();
        return !segments.isEmpty()
                && segments.stream()
                        .map(EventTrackerStatus::getTrackingToken)
                        .allMatch(token -> hasPassed(token, head.getAsLong()));
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
        var gaps = seen.getGaps().headSet(head, true);
        return !gaps.isEmpty()
                && database.sql(
                                "select exists(select 1 from domain_event_entry where global_index"
                                    + " = any(?))")
                        .param(gaps.toArray(Long[]::new))
                        .query(Boolean.class)
                        .single();
    }
}
