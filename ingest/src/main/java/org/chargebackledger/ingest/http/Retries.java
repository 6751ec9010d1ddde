package org.chargebackledger.ingest.http;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How often a question is asked, and how long to wait before it is asked again: twice as long each
 * time, or as long as the service asks for. Nothing of it is random, so that a log explains itself.
 *
 * @param attempts the first one included
 */
public record Retries(int attempts, Duration firstPause) {

    /** The setting that says how long to wait for an answer. */
    public static final String TIMEOUT = "timeout-seconds";

    /** A service that asks for more patience is asked again in another fetch. */
    public static final Duration LONGEST = Duration.ofMinutes(2);

    private static final String ATTEMPTS = "attempts";
    private static final String FIRST_PAUSE = "first-pause-millis";
    private static final int SECONDS = 300;
    private static final int SECONDS_MAX = 7_200;
    private static final int ATTEMPTS_MAX = 20;
    private static final int FIRST_PAUSE_MAX = 60_000;
    private static final int DOUBLINGS_MAX = 10;

    /** How patient to be, as every connector that asks a service lets it be configured. */
    public static List<Setting> settings() {
        return settings(SECONDS);
    }

    /**
     * The same for a service that usually answers in another time.
     *
     * @param seconds how long to wait for the next byte unless it is said
     */
    public static List<Setting> settings(int seconds) {
        return settings(
                Setting.withDefault(
                        TIMEOUT,
                        Integer.toString(seconds),
                        "how long to wait for the next byte, 1 to " + SECONDS_MAX));
    }

    /**
     * The same where time is measured in another way.
     *
     * @param timeout is called {@link #TIMEOUT}
     */
    public static List<Setting> settings(Setting timeout) {
        return List.of(
                timeout,
                Setting.withDefault(ATTEMPTS, "5", "how often to ask, 1 to " + ATTEMPTS_MAX),
                Setting.withDefault(
                        FIRST_PAUSE,
                        "1000",
                        "wait before asking again, doubled each time, 1 to " + FIRST_PAUSE_MAX));
    }

    /**
     * As it is configured.
     *
     * @throws org.chargebackledger.ingest.connector.InvalidSettings if a setting makes no sense
     */
    public static Retries of(Settings settings) {
        return new Retries(
                settings.number(ATTEMPTS, ATTEMPTS_MAX),
                Duration.ofMillis(settings.number(FIRST_PAUSE, FIRST_PAUSE_MAX)));
    }

    /** How long to wait for the next byte, as it is configured. */
    public static Duration timeout(Settings settings) {
        return timeout(settings, SECONDS_MAX);
    }

    /** The same with another limit. */
    public static Duration timeout(Settings settings, int secondsMax) {
        return Duration.ofSeconds(settings.number(TIMEOUT, secondsMax));
    }

    /** One attempt to have an answer. */
    @FunctionalInterface
    public interface Attempt<T extends @Nullable Object> {

        /**
         * Asks once.
         *
         * @throws FetchFailure as UNREACHABLE or THROTTLED if it is worth another attempt
         */
        T make() throws FetchFailure, IOException;
    }

    /** Asks until there is an answer, a failure that does not pass, or no attempt left. */
    public <T extends @Nullable Object> T ask(Attempt<T> attempt) throws FetchFailure, IOException {
        for (var number = 1; ; number++) {
            try {
                return attempt.make();
            } catch (FetchFailure failure) {
                var pause =
                        isWorthAnotherAttempt(failure)
                                ? pauseAfter(number, failure.retryAfter())
                                : null;
                if (pause == null) {
                    throw failure;
                }
                pause(pause);
            }
        }
    }

    private static boolean isWorthAnotherAttempt(FetchFailure failure) {
        return failure.reason() == Reason.UNREACHABLE || failure.reason() == Reason.THROTTLED;
    }

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

    /**
     * Looks, after an attempt failed, whether that is because somebody stopped it.
     *
     * @throws InterruptedIOException if the source is closed, or the thread interrupted, which it
     *     stays
     */
    public static void requireGoingOn(Throwable failure, boolean closed)
            throws InterruptedIOException {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
        if (closed || Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("stopped while waiting for an answer");
        }
    }

    /**
     * Waits.
     *
     * @throws InterruptedIOException if the thread is interrupted meanwhile, which it stays
     */
    public static void pause(Duration pause) throws InterruptedIOException {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting to ask again");
        }
    }
}
