package org.chargebackledger.ledger.connector;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What can be asked of a connector's slice. */
public sealed interface SliceCommand {

    /**
     * Records that a service answered all of a slice, and which imports hold the answer. The same
     * answer as before has the same imports.
     *
     * @param imports none if the service knows the slice and has nothing in it
     * @param questions what was asked, in the service's own language
     * @param files how many hold the answers
     * @param bytes their length
     * @param asOf when the service last changed any of it, by its own word; null if it does not say
     */
    record RecordFetch(
            @TargetAggregateIdentifier String sliceId,
            ConnectorSlice slice,
            Finality finality,
            List<String> imports,
            List<String> questions,
            int files,
            long bytes,
            @Nullable Instant asOf,
            Stamp stamp)
            implements SliceCommand {}

    /**
     * Records that a slice is not to be had for now; what was fetched of it earlier stays.
     *
     * @param reason a constant's name, such as {@code THROTTLED}
     * @param message for a person
     */
    record RecordFailure(
            @TargetAggregateIdentifier String sliceId,
            ConnectorSlice slice,
            String reason,
            String message,
            Stamp stamp)
            implements SliceCommand {}

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(FetchedSlice.class);
    }
}
