package org.chargebackledger.ingest.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ingest.athena.AthenaFetches.NOW;
import static org.chargebackledger.ingest.athena.AthenaFetches.fetch;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.Fetched;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** However a fetch is interrupted, and however often: the bill is the same in the end. */
class InterruptedAthenaProperties {

    private static final int SEEDS = Integer.getInteger("chargeback.seeds", 5);
    private static final int ROUNDS_MAX = 500;

    @TempDir Path temporary;

    @Test
    void the_bill_is_the_same_wherever_the_fetch_fails() throws Exception {
        var only = Long.getLong("chargeback.seed");
        for (var seed = only == null ? 1 : only; seed <= (only == null ? SEEDS : only); seed++) {
            try {
                check(new Random(seed), temporary.resolve("seed-" + seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void check(Random random, Path folder) throws Exception {
        var results = random.nextBoolean() ? "file" : "pages";
        try (var source = Reports.cur2(1 + random.nextInt(10));
                var connector = Reports.connector(source, "results", results)) {
            source.pageRows = 1 + random.nextInt(6);
            source.runningFor = random.nextInt(3);
            var undisturbed = bill(fetch(connector, folder.resolve("whole"), NOW));
            source.troubled((_, _) -> trouble(random, source));
            assertThat(bill(fetched(connector, folder.resolve("slice"), random)))
                    .isEqualTo(undisturbed);
        }
    }

    private static String bill(Fetched fetched) throws IOException {
        var files = fetched.deliveries().getFirst().files();
        assertThat(files).hasSize(1);
        return Files.readString(files.getFirst().path());
    }

    /** Starts over after each failure, and now and then after a crash in the middle of a page. */
    private static Fetched fetched(Connector connector, Path place, Random random)
            throws IOException {
        for (var round = 0; round < ROUNDS_MAX; round++) {
            try {
                return fetch(connector, place, NOW);
            } catch (FetchFailure e) {
                if (random.nextBoolean()) {
                    Files.writeString(place.resolve("1-bill.csv.unfinished"), "\"bill_");
                }
            }
        }
        throw new AssertionError("never done");
    }

    private static @Nullable MockResponse trouble(Random random, FakeAthena source) {
        var answer = new MockResponse.Builder();
        return switch (random.nextInt(24)) {
            case 0 -> FakeAthena.error(400, "ThrottlingException", "Rate exceeded");
            case 1 -> answer.code(503).body("busy").build();
            case 2 -> FakeAthena.error(500, "InternalServerException", "oops");
            case 3 -> answer.body("{\"ResultSet\":{\"Rows\":[{\"Da").build();
            case 4 -> answer.body("{}").onResponseBody(new SocketEffect.CloseSocket()).build();
            case 5 -> answer.onResponseStart(new SocketEffect.CloseSocket()).build();
            case 6 -> {
                if (random.nextInt(4) == 0) {
                    source.forget();
                }
                yield null;
            }
            default -> null;
        };
    }
}
