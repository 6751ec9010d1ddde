package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.usage.UsageLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;

/** Answers that real services once gave, over HTTP and through the reader of deliveries. */
class RecordedAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-05T00:00:00Z");

    @TempDir Path folder;
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_day_of_kubecost_is_fetched_and_read() throws Exception {
        serve("flexera_kubecost/allocation_0.json");
        var fetched = fetch("kubecost", "nonprod-cluster", "2023-10-15");
        var part = fetched.deliveries().getFirst();
        try (var reading =
                new Deliveries(folder)
                        .usage(part.source(), part.declared(), part.files().getFirst().path())) {
            var used = new ArrayList<String>();
            reading.lines(block -> {
                if (block instanceof UsageLines.Usages usages) {
                    usages.lines().forEach(line -> used.add(line.cpuUsedCoreHours().toString()));
                }
            });
            // 0.00664 cores over 24 hours
            assertThat(used).containsExactly("0.15936");
            assertThat(reading.slices())
                    .extracting(slice -> slice.subject() + " " + slice.firstDay())
                    .containsExactly("nonprod-cluster 2023-10-15");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // A window of seven days that ends when it was asked: what "7d" means to the service.
        "opencost/allocation-example-output.json, MALFORMED, it answers for 2023-07-12T11:02:46Z",
        "opencost/cloudCost-example-output.json, MALFORMED, no list of allocations",
    })
    void an_answer_to_another_question_is_not_taken(String file, Reason reason, String why)
            throws Exception {
        serve(file);
        var failure =
                catchThrowableOfType(
                        FetchFailure.class,
                        () -> fetch("opencost", "default-cluster", "2023-07-13"));
        assertThat(failure).hasMessageContaining(why);
        assertThat(failure.reason()).isEqualTo(reason);
    }

    private void serve(String file) throws IOException {
        server.enqueue(
                new MockResponse.Builder()
                        .chunkedBody(Files.readString(SharedData.file(file)), 1_000)
                        .build());
    }

    private Fetched fetch(String kind, String cluster, String day)
            throws FetchFailure, IOException {
        var slice = SliceLength.DAY.of(LocalDate.parse(day));
        try (var connector = connector(kind, cluster)) {
            var pages = FetchFolder.open(folder.resolve("slice"), connector.questions(slice));
            return connector.fetch(slice, pages, NOW);
        }
    }

    private Connector connector(String name, String cluster) {
        var kind = Connectors.named(name);
        return kind.open(
                Settings.of(
                        "recorded",
                        kind.settings(),
                        Map.of("address", server.url("/").toString(), "clusters", cluster)));
    }
}
