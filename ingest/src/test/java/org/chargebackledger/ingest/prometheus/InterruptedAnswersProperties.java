package org.chargebackledger.ingest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.InterruptedFetch;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.connector.Trials;
import org.chargebackledger.ledger.Effort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** However a fetch is interrupted, and however often: in the end the files are the same. */
class InterruptedAnswersProperties {

    private static final Slice DAY = SliceLength.DAY.of(LocalDate.parse("2026-10-31"));
    private static final Instant NOW = Instant.parse("2026-11-05T00:00:00Z");

    @TempDir Path temporary;

    @Test
    void files_are_the_same_wherever_the_fetch_fails() {
        Trials.forEachSeed(Effort.of(2, 6), temporary, InterruptedAnswersProperties::check);
    }

    private static void check(Random random, Path folder) throws Exception {
        var hours = List.of("3", "6", "12", "24").get(random.nextInt(4));
        try (var source = new FakePrometheus("prod");
                var connector =
                        Connected.to(
                                source.address(),
                                "",
                                Map.of("window-hours", hours, "step-seconds", "600"))) {
            var fetch = new InterruptedFetch(connector, DAY, NOW);
            var undisturbed = files(fetch.done(folder.resolve("whole"), random, "half.json"));
            var pages = undisturbed.size() - 1;
            assertThat(source.asked()).hasSize(pages);
            source.troubled((_, _, body) -> trouble(random, body));
            assertThat(files(fetch.done(folder.resolve("slice"), random, "half.json")))
                    .isEqualTo(undisturbed);
            assertThat(new HashSet<>(source.asked())).hasSize(pages);
        }
    }

    private static SortedMap<String, String> files(Fetched fetched) throws IOException {
        var files = new TreeMap<String, String>();
        for (var file : fetched.deliveries().getFirst().files()) {
            files.put(file.name(), Files.readString(file.path()));
        }
        return files;
    }

    private static @Nullable MockResponse trouble(Random random, String body) {
        var answer = new MockResponse.Builder();
        var half = body.substring(0, random.nextInt(body.length()));
        return switch (random.nextInt(14)) {
            case 0 -> answer.code(429).addHeader("Retry-After", "0").build();
            case 1 -> answer.code(503).body("busy").build();
            case 2 -> answer.code(500).body(body).build();
            case 3 -> answer.body(half).build(); // looks whole to HTTP
            case 4 -> answer.body(body).onResponseBody(new SocketEffect.CloseSocket()).build();
            case 5 -> answer.onRequestStart(new SocketEffect.CloseSocket()).build();
            case 6 -> {
                var warned = body.substring(0, body.length() - 1) + ",\"warnings\":[\"away\"]}";
                yield answer.body(warned).build();
            }
            default -> null;
        };
    }
}
