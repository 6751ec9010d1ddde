package org.chargebackledger.ingest.http;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How often a question is asked, and how long to wait before it is asked again: twice as long each
 * time, or as long as the service asks for. Nothing of it is random, so that a log explains itself.
 *
 * @param attempts the first one included
 */
public record Retries(int attempts, Duration firstPause) {

    /** A service that asks for more patience is asked again in another fetch. */
    public static final Duration LONGEST = Duration.ofMinutes(2);

    private static final int DOUBLINGS_MAX = 10;

    /**
     * The pause after an attempt that failed; null if it was the last one.
     *
     * @param attempt counted from 1
     * @param asked how long the service asks to wait; null if it does not say
     */
    public @Nullable Duration pauseAfter(int attempt, @Nullable Duration asked) {
        if (attempt >= attempts) {
            return null;
        }
        if (asked != null) {
            return asked.compareTo(LONGEST) > 0 ? null : asked;
        }
        var pause = firstPause.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS_MAX));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
