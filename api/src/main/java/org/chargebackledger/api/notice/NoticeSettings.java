package org.chargebackledger.api.notice;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.time.Instant;

/**
 * How notices are mailed.
 *
 * @param from the sender's address; without it nothing is mailed
 * @param url of this service, for the link at the end of a mail; null for none
 * @param interval how often somebody looks for what waits
 * @param retryAfter how long after the first failure it is tried again; twice as long each time
 * @param retryAtMost how long at most
 * @param notOlderThan what is older is no news: it is not mailed when mail is set up, or after a
 *     rebuild wrote it for the first time
 */
@ConfigurationProperties("chargeback.notices")
record NoticeSettings(
        @Nullable String from,
        @Nullable String url,
        @DefaultValue("30s") Duration interval,
        @DefaultValue("1m") Duration retryAfter,
        @DefaultValue("1h") Duration retryAtMost,
        @DefaultValue("30d") Duration notOlderThan) {

    private static final int DOUBLINGS_MAX = 20;

    /** What was written before is not mailed. */
    Instant mailedSince(Instant now) {
        return now.minus(notOlderThan);
    }

    /** How long to wait after so many attempts have failed. */
    Duration pauseAfter(int attempts) {
        var doubled = retryAfter.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS_MAX));
        return doubled.compareTo(retryAtMost) < 0 ? doubled : retryAtMost;
    }
}
