package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One line of an answer: what it is of, and its values. */
record Series(Map<String, String> labels, List<Point> points) {

    /**
     * A value at a time.
     *
     * @param text as it was answered: a number, {@code NaN}, {@code +Inf} or {@code -Inf}
     */
    record Point(Instant time, String text) {

        /**
         * The number; null for NaN, which is what dividing nothing by nothing gives.
         *
         * @throws FetchFailure if it is infinite or no number: it would count as any amount
         */
        @Nullable BigDecimal number() throws FetchFailure {
            if ("NaN".equals(text)) {
                return null;
            }
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new FetchFailure(Reason.MALFORMED, "it holds a value of " + text);
            }
        }
    }

    /** A label's value; empty if there is none: Prometheus makes no difference. */
    String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
