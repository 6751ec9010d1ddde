package org.chargebackledger.ingest.billfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ingest.billfiles.Bills.MONTH;
import static org.chargebackledger.ingest.billfiles.Bills.NOW;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.connector.InterruptedFetch;
import org.chargebackledger.ingest.connector.Trials;
import org.chargebackledger.ingest.store.FakeBucket;
import org.chargebackledger.ingest.store.FakeContainer;
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
 * However a fetch is interrupted, and however often the bill is written anew meanwhile: what is
 * read in the end is one delivery, whole, from a bucket as from a container.
 */
class InterruptedBillFilesProperties {

    private static final Instant FIRST = Instant.parse("2026-11-02T00:00:00Z");

    @TempDir Path temporary;

    @Test
    void totals_equal_those_of_one_delivery_wherever_the_fetch_fails() {
        Trials.forEachSeed(
                Effort.of(2, 6),
                temporary,
                (random, folder) -> {
                    try (var months = new Months(random)) {
                        months.check(folder);
                    }
                });
    }

    /** A store in which a month is written several times, run by run. */
    private static final class Months implements AutoCloseable {

        private final Random random;
        private final boolean isContainer;
        private final boolean overwrites;
        private final FakeBucket bucket = new FakeBucket();
        private final FakeContainer container = new FakeContainer();
        private final Map<Instant, BigDecimal> sums = new HashMap<>();
        private int runsLeft;
        private int runs;

        Months(Random random) {
            this.random = random;
            this.isContainer = random.nextBoolean();
            this.overwrites = random.nextBoolean();
            this.runsLeft = random.nextInt(4);
        }

        void check(Path folder) throws Exception {
            write();
            bucket.pageFiles(random.nextInt(1, 4));
            container.pageFiles(random.nextInt(1, 4));
            bucket.troubled((_, body) -> trouble(body));
            container.troubled((_, body) -> trouble(body));
            var where = new HashMap<>(isContainer ? container.settings() : bucket.settings());
            where.put("source", "focus");
            where.put("pattern", "acme/{first}-{last}/{run}/part_*.csv");
            where.put("manifest", "manifest.json");
            try (var connector = Bills.open(where)) {
                var fetched =
                        new InterruptedFetch(connector, MONTH, NOW)
                                .done(folder.resolve("slice"), random, "file-1");
                assertThat(Bills.billed(fetched, folder.resolve("work")))
                        .isEqualTo(Exact.of(Objects.requireNonNull(sums.get(fetched.asOf()))));
            }
        }

        private void write() {
            runs++;
            var at = FIRST.plusSeconds(3600L * runs);
            var folder = "acme/20261001-20261031/" + (overwrites ? "run" : "run" + runs) + "/";
            var blobs = new ArrayList<String>();
            var sum = BigDecimal.ZERO;
            for (var i = 0; i <= random.nextInt(4); i++) {
                var cost = BigDecimal.valueOf(random.nextInt(1, 1_000_000), 6);
                var body = Bills.focus("2026-10 " + cost.toPlainString());
                var key = folder + "part_" + i + ".csv";
                put(key, body, at);
                blobs.add(Bills.blob(key, body));
                sum = sum.add(cost);
            }
            put(
                    folder + "manifest.json",
                    Bills.manifest("2026-10-31", blobs.toArray(String[]::new))
                            .replace("\"r\"", "\"r" + runs + "\""),
                    at);
            sums.put(at, sum);
        }

        private void put(String key, String body, Instant at) {
            if (isContainer) {
                container.put(key, body, at.toString());
            } else {
                bucket.put(key, body, at.toString());
            }
        }

        private @Nullable MockResponse trouble(String body) {
            if (runsLeft > 0 && random.nextInt(6) == 0) {
                runsLeft--;
                write();
                return null;
            }
            var answer = new MockResponse.Builder();
            return switch (random.nextInt(14)) {
                case 0 -> error(503, isContainer ? "ServerBusy" : "SlowDown");
                case 1 -> error(500, "InternalError");
                case 2 -> answer.body(body).onResponseBody(new SocketEffect.CloseSocket()).build();
                case 3 ->
                        answer.chunkedBody(body, 64)
                                .onResponseBody(new SocketEffect.CloseSocket())
                                .build();
                case 4 -> answer.onRequestStart(new SocketEffect.CloseSocket()).build();
                default -> null;
            };
        }

        private MockResponse error(int code, String name) {
            return isContainer ? FakeContainer.error(code, name) : FakeBucket.error(code, name);
        }

        @Override
        public void close() {
            bucket.close();
            container.close();
        }
    }
}
