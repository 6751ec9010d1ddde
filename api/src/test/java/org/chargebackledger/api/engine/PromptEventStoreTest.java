package org.chargebackledger.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

class PromptEventStoreTest {

    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
    private final PromptEventStore store =
            new PromptEventStore(EmbeddedEventStore.builder().storageEngine(engine));

    @AfterEach
    void stop() {
        store.shutDown();
    }

    @Test
    void a_reader_is_called_with_the_event_there_before_the_write_returns() throws Exception {
        var reader = store.openStream(null);
        var seen = new ArrayList<Object>();
        assertThat(reader.setOnAvailableCallback(() -> take(reader, seen))).isTrue();

        for (var n = 1; n <= 3; n++) {
            store.publish(GenericEventMessage.asEventMessage("event " + n));
            assertThat(seen).hasSize(n).last().isEqualTo("event " + n);
        }
    }

    @Test
    void a_reader_is_called_for_what_another_service_has_stored() throws Exception {
        var reader = store.openStream(null);
        var called = new CountDownLatch(1);
        reader.setOnAvailableCallback(() -> {
            if (reader.hasNextAvailable()) {
                called.countDown();
            }
        });

        engine.appendEvents(GenericEventMessage.asEventMessage("from elsewhere"));

        assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_reader_that_has_stopped_does_not_make_a_write_fail() {
        var reader = store.openStream(null);
        reader.setOnAvailableCallback(() -> {
            throw new RejectedExecutionException("stopped");
        });
        var other = store.openStream(null);
        var seen = new ArrayList<Object>();
        other.setOnAvailableCallback(() -> take(other, seen));

        store.publish(GenericEventMessage.asEventMessage("event"));

        assertThat(seen).containsExactly("event");
    }

    private static void take(TrackingEventStream stream, List<Object> seen) {
        while (stream.hasNextAvailable()) {
            try {
                seen.add(stream.nextAvailable().getPayload());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
