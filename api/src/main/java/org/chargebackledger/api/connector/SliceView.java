package org.chargebackledger.api.connector;

import org.chargebackledger.ledger.connector.Finality;
import org.chargebackledger.projections.connector.KnownSlice.Failure;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A slice as it is served.
 *
 * @param slice a day or a month
 * @param endDay exclusive
 * @param underWay whether it is being fetched or will be by itself
 * @param finality whether the service may still change what it said; absent if nothing is received
 * @param fetchedAt when all of it was answered last
 * @param changedAt since when it is as it is now
 * @param asOf when the service last changed any of it, by its own word
 * @param imports that hold it
 * @param failure the last attempt's, if it failed
 */
record SliceView(
        String slice,
        LocalDate firstDay,
        LocalDate endDay,
        ExpectedSlice.State state,
        boolean underWay,
        @Nullable Finality finality,
        @Nullable Instant fetchedAt,
        @Nullable Instant changedAt,
        @Nullable Instant asOf,
        int fetches,
        List<String> imports,
        @Nullable FailureView failure) {

    /** Why the last attempt failed. */
    record FailureView(Instant at, String reason, String message, int attempts) {}

    static SliceView of(ExpectedSlice expected, boolean underWay) {
        var known = expected.known();
        var fetched = known == null ? null : known.fetched();
        return new SliceView(
                expected.slice().toString(),
                expected.slice().firstDay(),
                expected.slice().endDay(),
                expected.state(),
                underWay,
                finality(expected),
                fetched == null ? null : fetched.at(),
                fetched == null ? null : fetched.changedAt(),
                fetched == null ? null : fetched.asOf(),
                known == null ? 0 : known.fetches(),
                fetched == null ? List.of() : fetched.imports(),
                known == null ? null : failure(known.failure(), known.failures()));
    }

    private static @Nullable Finality finality(ExpectedSlice expected) {
        if (!expected.isReceived()) {
            return null;
        }
        return expected.isFinal() ? Finality.FINAL : Finality.PRELIMINARY;
    }

    private static @Nullable FailureView failure(@Nullable Failure failure, int attempts) {
        return failure == null
                ? null
                : new FailureView(failure.at(), failure.reason(), failure.message(), attempts);
    }
}
