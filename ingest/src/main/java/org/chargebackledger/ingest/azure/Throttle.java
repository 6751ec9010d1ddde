package org.chargebackledger.ingest.azure;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaders;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * How long Azure asks to wait: it counts the work of a scope, of a client, of a tenant each for
 * itself and says each in a header of its own. The longest pause is the one that helps.
 */
final class Throttle {

    private static final String LIMITS = "x-ms-ratelimit-";
    private static final String PAUSE = "retry-after";

    private Throttle() {}

    /** Null if it does not say. */
    static @Nullable Duration pause(HttpHeaders headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .filter(Throttle::isPause)
                .map(HttpHeader::getValue)
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .max(Duration::compareTo)
                .orElse(null);
    }

    private static boolean isPause(HttpHeader header) {
        var name = header.getName().toLowerCase(Locale.ROOT);
        return name.equals(PAUSE) || (name.startsWith(LIMITS) && name.endsWith("-" + PAUSE));
    }
}
