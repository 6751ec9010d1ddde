package org.chargebackledger.api.connector;

import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ledger.connector.Finality;
import org.chargebackledger.projections.connector.KnownSlice;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A slice that a connector should have fetched, and what became of it.
 *
 * @param known null if it was never tried
 * @param isPast whether it is over and its service only knows the present: what was seen last
 *     stands
 */
public record ExpectedSlice(Slice slice, @Nullable KnownSlice known, boolean isPast) {

    /** For so long a service may still take the present for a day that is just over. */
    private static final Duration JUST_OVER = Duration.ofDays(1);

    /** For so long before a day's end nobody needs to have looked. */
    private static final Duration UNSEEN_MAX = Duration.ofHours(6);

    /** Whether the ledger has what the service said. */
    public enum State {
        RECEIVED,
        MISSING,
        FAILED
    }

    /** A later attempt that failed takes nothing from what was received. */
    public State state() {
        if (known == null) {
            return State.MISSING;
        }
        return known.fetched() == null ? State.FAILED : State.RECEIVED;
    }

    public boolean isReceived() {
        return state() == State.RECEIVED;
    }

    public boolean isFinal() {
        return known != null
                && known.fetched() != null
                && (isPast || known.fetched().finality() == Finality.FINAL);
    }

    /**
     * Whether its last observation was hours before its end: what came up after that is unknown.
     */
    boolean isSeenInPart() {
        return isPast
                && known != null
                && known.fetched() != null
                && known.fetched().at().isBefore(slice.end().minus(UNSEEN_MAX));
    }

    /**
     * Whether a schedule fetches it: while it is missing, failed or preliminary, and until it was
     * read once more so many days after its end. What is past is tried until it is received, and
     * once more when it cannot be had any longer, which then says so.
     */
    boolean isDue(int rereadDays) {
        if (isPast) {
            return !isReceived()
                    && (known == null
                            || known.failure() == null
                            || known.failure().at().isBefore(slice.end().plus(JUST_OVER)));
        }
        if (known == null || known.fetched() == null || known.failure() != null || !isFinal()) {
            return true;
        }
        return known.fetched().at().isBefore(slice.end().plus(Duration.ofDays(rereadDays)));
    }
}
