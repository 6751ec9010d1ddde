package org.chargebackledger.api.dispute;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves; no configuration, or every service had it. */
class MovedClock {

    private static volatile Instant now = Instant.EPOCH;

    static void to(String time) {
        now = Instant.parse(time);
    }

    @Bean
    @Primary
    Clock testClock() {
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
