package org.chargebackledger.api;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until a test sets it; no configuration, or every service had it. Test
 * classes that set it hold {@link #LOCK}.
 */
public class SetClock {

    public static final String LOCK = "SetClock";

    private static volatile Instant now = Instant.EPOCH;

    public static void set(String time) {
        now = Instant.parse(time);
    }

    @Bean
    @Primary
    Clock standingClock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(now, zone);
            }
        };
    }
}
