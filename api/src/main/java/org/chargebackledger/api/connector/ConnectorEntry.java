package org.chargebackledger.api.connector;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One connector as the configuration has it, unchecked; docs/connectors.md says what each means.
 *
 * @param replaceSource the money source that it takes over from; null if it takes over from none
 * @param retryAfter pauses before a failed slice is fetched again by itself
 */
record ConnectorEntry(
        @Nullable String name,
        @Nullable String kind,
        @DefaultValue("main") String book,
        @Nullable String from,
        @Nullable String until,
        @DefaultValue List<String> except,
        @Nullable String schedule,
        @DefaultValue("0") int rereadDays,
        @Nullable String replaceSource,
        @DefaultValue({"1m", "5m", "30m"}) List<Duration> retryAfter,
        @DefaultValue Map<String, String> options) {}
