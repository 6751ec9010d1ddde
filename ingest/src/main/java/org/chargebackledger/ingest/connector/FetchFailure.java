package org.chargebackledger.ingest.connector;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** A service did not answer a slice whole; nothing of it is taken. */
public final class FetchFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why, and with it whether to try again by itself. */
    public enum Reason {
        /** No connection, a timeout, or an answer cut off. */
        UNREACHABLE(true),
        /** Too much was asked in too little time. */
        THROTTLED(true),
        /** The service says that it failed. */
        BROKEN(true),
        /** The service says that its answer lacks something. */
        PARTIAL(true),
        /** What was asked changed between two pages. */
        CHANGED(true),
        /** A permission or a credential is missing. */
        DENIED(false),
        /** The service has no such thing, or does not understand the question. */
        REFUSED(false),
        /** The answer is not what the service is known to say. */
        MALFORMED(false);

        private final boolean passes;

        Reason(boolean passes) {
            this.passes = passes;
        }

        /** Whether the same question may be answered later. */
        public boolean passes() {
            return passes;
        }
    }

    private final Reason reason;
    private final transient @Nullable Duration retryAfter;

    public FetchFailure(Reason reason, String message) {
        this(reason, message, null);
    }

    /**
     * A failure.
     *
     * @param retryAfter how long the service asks to wait; null if it does not say
     */
    public FetchFailure(Reason reason, String message, @Nullable Duration retryAfter) {
        super(message);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
