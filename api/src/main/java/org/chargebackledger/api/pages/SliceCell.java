package org.chargebackledger.api.pages;

import org.chargebackledger.api.connector.ExpectedSlice;
import org.chargebackledger.projections.connector.KnownSlice;
import org.chargebackledger.projections.connector.KnownSlice.Failure;
import org.chargebackledger.projections.connector.KnownSlice.Fetch;
import org.jspecify.annotations.Nullable;

/**
 * A slice as it is shown: its colour says no more than its words do.
 *
 * @param name a day or a month
 * @param colour good, wait or bad
 * @param words such as {@code preliminary}
 */
public record SliceCell(
        String name,
        String colour,
        String words,
        @Nullable Fetch fetch,
        @Nullable Failure failure) {

    static SliceCell of(ExpectedSlice slice) {
        var known = slice.known();
        return new SliceCell(
                slice.slice().toString(),
                colour(slice, known),
                words(slice, known),
                known == null ? null : known.fetched(),
                known == null ? null : known.failure());
    }

    public boolean isReceived() {
        return fetch != null;
    }

    private static String colour(ExpectedSlice slice, @Nullable KnownSlice known) {
        if (!slice.isReceived()) {
            return "bad";
        }
        return slice.isFinal() && !hasFailed(known) ? "good" : "wait";
    }

    private static String words(ExpectedSlice slice, @Nullable KnownSlice known) {
        return switch (slice.state()) {
            case MISSING -> "missing";
            case FAILED -> "failed";
            case RECEIVED ->
                    (slice.isFinal() ? "final" : "preliminary")
                            + (hasFailed(known) ? ", last try failed" : "");
        };
    }

    private static boolean hasFailed(@Nullable KnownSlice known) {
        return known != null && known.failure() != null;
    }
}
