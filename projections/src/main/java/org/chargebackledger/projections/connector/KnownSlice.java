package org.chargebackledger.projections.connector;

import org.chargebackledger.ledger.connector.ConnectorSlice;
import org.chargebackledger.ledger.connector.Finality;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A slice that was tried to be fetched.
 *
 * @param fetches how often all of it was answered
 * @param fetched the last time that all of it was answered; null if it never was
 * @param failures how often it was not answered since then
 * @param failure the last of those; null if there is none
 */
public record KnownSlice(
        ConnectorSlice slice,
        int fetches,
        @Nullable Fetch fetched,
        int failures,
        @Nullable Failure failure) {

    /**
     * A whole answer.
     *
     * @param imports that hold it
     * @param changedAt when it was first fetched as it is now
     * @param asOf when the service last changed any of it; null if it does not say
     */
    public record Fetch(
            Instant at,
            Instant changedAt,
            @Nullable Instant asOf,
            Finality finality,
            List<String> imports,
            int files,
            long bytes) {}

    /** Why an attempt brought nothing. */
    public record Failure(Instant at, String reason, String message) {}
}
