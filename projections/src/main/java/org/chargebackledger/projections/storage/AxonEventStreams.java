package org.chargebackledger.projections.storage;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;

import java.util.List;

/** The streams of Axon's event store. */
public final class AxonEventStreams implements EventStreams {

    private final EventStore store;

    public AxonEventStreams(EventStore store) {
        this.store = store;
    }

    @Override
    public List<Object> payloads(String streamId) {
        return store.readEvents(streamId).asStream().<Object>map(Message::getPayload).toList();
    }
}
