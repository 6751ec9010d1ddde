package org.chargebackledger.ingest.curfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ingest.curfiles.Exports.LEGACY;
import static org.chargebackledger.ingest.curfiles.Exports.LEGACY_MANIFEST;
import static org.chargebackledger.ingest.curfiles.Exports.MONTH;
import static org.chargebackledger.ingest.curfiles.Exports.NOW;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.connector.InterruptedFetch;
import org.chargebackledger.ingest.connector.Trials;
import org.chargebackledger.ingest.store.FakeBucket;
import org.chargebackledger.ledger.Effort;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * However a fetch is interrupted, and however often AWS delivers anew meanwhile, over the same
 * files or beside them: what is read in the end is one delivery, whole.
 */
class InterruptedFilesProperties {

    private static final Instant FIRST = Instant.parse("2026-11-02T00:00:00Z");

    @TempDir Path temporary;

    @Test
    void totals_equal_those_of_one_delivery_wherever_the_fetch_fails() {
        Trials.forEachSeed(
                Effort.of(2, 6), temporary, (random, folder) -> new Months(random).check(folder));
    }

    /** A bucket in which a month is delivered several times. */
    private static final class Months {

        private final Random random;
        private final boolean overwrites;
        private final FakeBucket bucket = new FakeBucket();
        private int deliveriesLeft;
        private int delivered;
        private final Map<Instant, BigDecimal> sums = new HashMap<>();

        Months(Random random) {
            this.random = random;
            this.overwrites = random.nextBoolean();
            this.deliveriesLeft = random.nextInt(4);
        }

        void check(Path folder) throws Exception {
            deliver();
            bucket.pageFiles(random.nextInt(1, 4));
            bucket.troubled((_, body) -> trouble(body));
            try (bucket;
                    var connector = Exports.in(bucket)) {
                var fetched =
                        new InterruptedFetch(connector, MONTH, NOW)
                                .done(folder.resolve("slice"), random, "part-00001");
                assertThat(Exports.billed(fetched, folder.resolve("work")))
                        .isEqualTo(Exact.of(Objects.requireNonNull(sums.get(fetched.asOf()))));
            }
        }

        private void deliver() {
            delivered++;
            var at = FIRST.plusSeconds(3600L * delivered);
            var time = at.toString();
            var keys = new ArrayList<String>();
            var sum = BigDecimal.ZERO;
            for (var i = 0; i <= random.nextInt(4); i++) {
                var cost = BigDecimal.valueOf(random.nextInt(1, 1_000_000), 6);
                var key = LEGACY + (overwrites ? "" : "a" + delivered + "/") + "cur-" + i + ".csv";
                bucket.put(key, Exports.rows(cost.toPlainString()), time);
                keys.add(key);
                sum = sum.add(cost);
            }
            var text = Exports.legacyManifest(keys.toArray(String[]::new));
            bucket.put(LEGACY_MANIFEST, text.replace("\"a\"", "\"a" + delivered + "\""), time);
            sums.put(at, sum);
        }

        private @Nullable MockResponse trouble(String body) {
            if (deliveriesLeft > 0 && random.nextInt(6) == 0) {
                deliveriesLeft--;
                deliver();
                return null;
            }
            var answer = new MockResponse.Builder();
            return switch (random.nextInt(14)) {
                case 0 -> FakeBucket.error(503, "SlowDown");
                case 1 -> FakeBucket.error(500, "InternalError");
                case 2 -> answer.body(body).onResponseBody(new SocketEffect.CloseSocket()).build();
                case 3 ->
                        answer.chunkedBody(body, 64)
                                .onResponseBody(new SocketEffect.CloseSocket())
                                .build();
                case 4 -> answer.onRequestStart(new SocketEffect.CloseSocket()).build();
                default -> null;
            };
        }
    }
}
