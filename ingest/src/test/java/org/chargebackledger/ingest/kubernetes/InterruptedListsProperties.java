package org.chargebackledger.ingest.kubernetes;

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
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** However a fetch is interrupted, and however often: in the end the files are the same. */
class InterruptedListsProperties {

    private static final Slice DAY = SliceLength.DAY.of(LocalDate.parse("2026-10-31"));
    private static final Instant NOW = Instant.parse("2026-10-31T12:00:00Z");

    @TempDir Path temporary;

    @Test
    void files_are_the_same_wherever_the_fetch_fails() {
        Trials.forEachSeed(Effort.of(2, 6), temporary, InterruptedListsProperties::check);
    }

    private static void check(Random random, Path folder) throws Exception {
        try (var cluster = filled(random);
                var connector =
                        cluster.connector(
                                Map.of(
                                        "labels", "cost-center",
                                        "nodes", "capacity",
                                        "page-size", Integer.toString(1 + random.nextInt(4))))) {
            var fetch = new InterruptedFetch(connector, DAY, NOW);
            var undisturbed = files(fetch.done(folder.resolve("whole"), random, "pods-0001.json"));
            cluster.troubled((target, body) -> trouble(random, target, body));
            assertThat(files(fetch.done(folder.resolve("slice"), random, "pods-0001.json")))
                    .isEqualTo(undisturbed);
        }
    }

    private static FakeCluster filled(Random random) {
        var cluster = new FakeCluster();
        cluster.pod("kube-system", "dns-0", "{}", "StatefulSet/dns");
        for (var i = 0; i < 1 + random.nextInt(9); i++) {
            cluster.namespace(
                    "n" + i, random.nextBoolean() ? "{}" : "{\"cost-center\": \"CC-" + i + "\"}");
            for (var j = 0; j < random.nextInt(5); j++) {
                cluster.pod("n" + i, "p" + j, "{}", "StatefulSet/s");
            }
            cluster.workload("statefulsets", "n" + i, "s", "{\"cost-center\": \"CC-1\"}", "");
        }
        for (var i = 0; i < 1 + random.nextInt(5); i++) {
            cluster.node("node" + i, "2026-10-31T0%d:00:00Z".formatted(random.nextInt(9)));
        }
        return cluster;
    }

    private static SortedMap<String, String> files(Fetched fetched) throws IOException {
        var files = new TreeMap<String, String>();
        for (var part : fetched.deliveries()) {
            for (var file : part.files()) {
                files.put(file.name(), Files.readString(file.path()));
            }
        }
        assertThat(files).hasSize(4);
        return files;
    }

    private static @Nullable MockResponse trouble(Random random, String target, String body) {
        var half = body.substring(0, random.nextInt(body.length()));
        return switch (random.nextInt(14)) {
            case 0 -> FakeCluster.failure(429, "TooManyRequests");
            case 1 -> FakeCluster.failure(503, "ServiceUnavailable");
            case 2 -> FakeCluster.failure(500, "InternalError");
            case 3 -> FakeCluster.json(200, half); // looks whole to HTTP
            case 4 -> target.contains("continue") ? FakeCluster.failure(410, "Expired") : null;
            case 5 ->
                    new MockResponse.Builder()
                            .onResponseStart(new SocketEffect.CloseSocket())
                            .build();
            case 6 -> FakeCluster.failure(403, "Forbidden");
            default -> null;
        };
    }
}
