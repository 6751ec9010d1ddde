package org.chargebackledger.ledger.connector;

import org.chargebackledger.ledger.audit.Stamp;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What can have happened to a connector's slice. STORED FORMAT: names and components are read back
 * for years; see docs/events.
 */
public sealed interface SliceEvent {

    String sliceId();

    /**
     * The service answered all of it.
     *
     * @param changed whether it said something else than the time before; true of the first time
     * @param asOf when the service last changed any of it, by its own word; null if it does not say
     */
    record SliceFetched(
            String sliceId,
            ConnectorSlice slice,
            Finality finality,
            List<String> imports,
            boolean changed,
            List<String> questions,
            int files,
            long bytes,
            @Nullable Instant asOf,
            Stamp stamp)
            implements SliceEvent {}

    /** The service did not answer all of it, or the answer was rejected; nothing of it is taken. */
    record SliceFailed(
            String sliceId, ConnectorSlice slice, String reason, String message, Stamp stamp)
            implements SliceEvent {}
}
