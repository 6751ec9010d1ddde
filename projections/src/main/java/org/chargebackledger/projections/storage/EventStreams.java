package org.chargebackledger.projections.storage;

import java.util.List;

/** The event store as far as a read model needs it: the payloads of one stream, in order. */
@FunctionalInterface
public interface EventStreams {

    /** All events of a stream; empty when there is none of that id. */
    List<Object> payloads(String streamId);

    /** The event of a stream that holds exactly one of the given type. */
    default <T> T only(String streamId, Class<T> type) {
        var payloads = payloads(streamId);
        if (payloads.size() != 1 || !type.isInstance(payloads.getFirst())) {
            throw new IllegalStateException(
                    "stream " + streamId + " must hold one " + type.getSimpleName());
        }
        return type.cast(payloads.getFirst());
    }
}
