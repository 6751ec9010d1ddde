package org.chargebackledger.ingest.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ingest.athena.AthenaFetches.MONTH;
import static org.chargebackledger.ingest.athena.AthenaFetches.NOW;
import static org.chargebackledger.ingest.athena.AthenaFetches.fetch;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.InterruptedFetch;
import org.chargebackledger.ingest.connector.Trials;
import org.chargebackledger.ledger.Effort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** However a fetch is interrupted, and however often: the bill is the same in the end. */
class InterruptedAthenaProperties {

    @TempDir Path temporary;

    @Test
    void the_bill_is_the_same_wherever_the_fetch_fails() {
        Trials.forEachSeed(Effort.of(2, 5), temporary, InterruptedAthenaProperties::check);
    }

    private static void check(Random random, Path folder) throws Exception {
        var results = random.nextBoolean() ? "file" : "pages";
        try (var source = Reports.cur2(1 + random.nextInt(10));
                var connector = Reports.connector(source, "results", results)) {
            source.pageRows = 1 + random.nextInt(6);
            source.runningFor = random.nextInt(3);
            var undisturbed = bill(fetch(connector, folder.resolve("whole"), NOW));
            source.troubled((_, _) -> trouble(random, source));
            var fetched =
                    new InterruptedFetch(connector, MONTH, NOW)
                            .done(folder.resolve("slice"), random, "1-bill.csv");
            assertThat(bill(fetched)).isEqualTo(undisturbed);
        }
    }

    private static String bill(Fetched fetched) throws IOException {
        var files = fetched.deliveries().getFirst().files();
        assertThat(files).hasSize(1);
        return Files.readString(files.getFirst().path());
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
