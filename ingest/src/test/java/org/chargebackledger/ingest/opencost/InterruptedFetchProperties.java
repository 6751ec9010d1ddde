package org.chargebackledger.ingest.opencost;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.InterruptedFetch;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.connector.Trials;
import org.chargebackledger.ingest.delivery.Progress;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.Effort;
import org.chargebackledger.ledger.usage.UsageLines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * However a fetch is interrupted, and however often: what is read in the end adds up to what the
 * source has, and no page that was kept is asked for again.
 */
class InterruptedFetchProperties {

    private static final Slice DAY = SliceLength.DAY.of(LocalDate.parse("2026-10-31"));
    private static final Instant NOW = Instant.parse("2026-11-05T00:00:00Z");

    @TempDir Path temporary;

    @Test
    void totals_equal_those_of_the_source_wherever_the_fetch_fails() {
        Trials.forEachSeed(Effort.of(4, 12), temporary, InterruptedFetchProperties::check);
    }

    private static void check(Random random, Path folder) throws Exception {
        var pods = pods(random);
        var hours = List.of("1", "2", "4", "6", "12", "24").get(random.nextInt(6));
        try (var source = new FakeCluster(pods.toArray(String[][]::new));
                var connector = connector(source, hours)) {
            source.troubled((_, body) -> trouble(random, body));
            var fetched =
                    new InterruptedFetch(connector, DAY, NOW)
                            .done(folder.resolve("slice"), random, "allocation-half.json");
            assertThat(requested(fetched, folder)).isEqualByComparingTo(total(pods));
            var pages = fetched.deliveries().getFirst().files();
            assertThat(pages).hasSize(24 / Integer.parseInt(hours));
            assertThat(new HashSet<>(source.asked())).hasSize(pages.size());
        }
    }

    private static @Nullable MockResponse trouble(Random random, String body) {
        var answer = new MockResponse.Builder();
        var half = body.substring(0, random.nextInt(body.length()));
        return switch (random.nextInt(10)) {
            case 0 -> answer.code(429).addHeader("Retry-After", "0").build();
            case 1 -> answer.code(503).body("busy").build();
            case 2 -> answer.code(500).body(body).build();
            case 3 -> answer.body(half).build(); // looks whole to HTTP
            case 4 -> answer.body(body).onResponseBody(new SocketEffect.CloseSocket()).build();
            case 5 ->
                    answer.chunkedBody(body, 64)
                            .onResponseBody(new SocketEffect.CloseSocket())
                            .build();
            case 6 -> answer.onRequestStart(new SocketEffect.CloseSocket()).build();
            default -> null;
        };
    }

    private static List<String[]> pods(Random random) {
        var pods = new ArrayList<String[]>();
        for (var i = 0; i <= random.nextInt(20); i++) {
            pods.add(
                    new String[] {
                        "prod",
                        "n" + random.nextInt(3),
                        "team-" + random.nextInt(4),
                        "app-" + i,
                        BigDecimal.valueOf(random.nextInt(1, 1_000_000), 5).toPlainString()
                    });
        }
        return pods;
    }

    /** Core-hours of the day, worked out from the pods alone. */
    private static BigDecimal total(List<String[]> pods) {
        return pods.stream()
                .map(pod -> new BigDecimal(pod[4]))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(BigDecimal.valueOf(24));
    }

    private static BigDecimal requested(Fetched fetched, Path folder) throws IOException {
        var part = fetched.deliveries().getFirst();
        try (var reading =
                new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                        .read(
                                part.source(),
                                part.files(),
                                part.declared(),
                                folder.resolve("work"),
                                Progress.SILENT)) {
            var sum = new BigDecimal[] {BigDecimal.ZERO};
            assertThat(reading).as("%s", reading.findings()).isInstanceOf(UsageReading.class);
            ((UsageReading) reading)
                    .lines(block -> {
                        if (block instanceof UsageLines.Usages usages) {
                            for (var line : usages.lines()) {
                                sum[0] = sum[0].add(line.cpuRequestCoreHours().toBigDecimal());
                            }
                        }
                    });
            return sum[0];
        }
    }

    private static Connector connector(FakeCluster source, String hours) {
        var kind = AllocationKind.openCost();
        return kind.open(
                Settings.of(
                        "eu",
                        kind.settings(),
                        Map.of(
                                "address",
                                source.address(),
                                "clusters",
                                "prod",
                                "window-hours",
                                hours,
                                "attempts",
                                "2",
                                "first-pause-millis",
                                "1")));
    }
}
