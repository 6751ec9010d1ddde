package org.chargebackledger.api.connector;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How an attempt to fetch a slice ended.
 *
 * @param reason as it is recorded; empty where nothing is
 * @param passes whether it may succeed by itself, later
 * @param concernsAll whether other slices of the connector would fare the same
 * @param retryAfter how long the service asks to wait; null if it does not say
 */
record Outcome(String reason, boolean passes, boolean concernsAll, @Nullable Duration retryAfter) {

    static final Outcome FETCHED = new Outcome("", false, false, null);

    /** Not this slice's fault, nor the service's: it stays asked for. */
    static final Outcome NOT_NOW = new Outcome("", true, true, null);

    static final Outcome REJECTED = new Outcome("REJECTED", false, false, null);
    static final Outcome INTERNAL = new Outcome("INTERNAL", false, false, null);

    static Outcome of(FetchFailure failure) {
        var concernsAll =
                switch (failure.reason()) {
                    case UNREACHABLE, THROTTLED, DENIED -> true;
                    case BROKEN, PARTIAL, CHANGED, REFUSED, MALFORMED -> false;
                };
        return new Outcome(
                failure.reason().name(),
                failure.reason().passes(),
                concernsAll,
                failure.retryAfter());
    }

    boolean isFetched() {
        return equals(FETCHED);
    }
}
