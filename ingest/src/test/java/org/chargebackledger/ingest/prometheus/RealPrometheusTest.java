package org.chargebackledger.ingest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import org.assertj.core.data.Offset;
import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A real Prometheus with the samples of a live cluster answers the very questions. */
class RealPrometheusTest {

    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);
    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);
    private static final Slice WHOLE_DAY = SliceLength.DAY.of(LocalDate.parse("2019-03-20"));
    private static final Instant NOW = Instant.parse("2019-03-22T00:00:00Z");

    /** When two clusters have samples, with the same names of all that is in them. */
    private static final Instant BOTH = Instant.parse("2019-03-18T20:00:00Z");

    /** Prometheus adds up in binary; its sums are as exact as that. */
    private static final Offset<BigDecimal> BINARY = Offset.offset(new BigDecimal("1E-9"));

    @TempDir static Path store;
    private static @Nullable PrometheusServer server;
    private static int pods;

    @TempDir Path temporary;

    @BeforeAll
    static void start() throws Exception {
        PrometheusServer.requireThatThereIsOne();
        var samples = new LiveSamples();
        samples.addAsTaken();
        // a whole day, with an hour before it and a sample at its very end
        samples.addAll(
                "prod",
                WHOLE_DAY.start().minus(Duration.ofHours(1)),
                25 * 12 + 1,
                Duration.ofMinutes(5));
        pods = samples.pods();
        for (var cluster : List.of("prod", "west")) {
            samples.addAll(cluster, BOTH, 6, LiveSamples.MINUTE);
        }
        server = PrometheusServer.of(store, samples.write(store.resolve("samples.txt")));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void five_minutes_hold_five_samples_and_not_the_one_at_their_end() throws Exception {
        assertThat(LiveSamples.of("pod-request-cpu-cores")).hasSize(372);
        assertThat(LiveSamples.sum("node-allocatable-cpu-cores", 6)).isEqualByComparingTo("312");
        var read = read(five(), Map.of("node-quantity", "allocatable"));
        assertThat(read.sum(UsageLine::cpuRequestCoreHours))
                .isCloseTo(coreHours("pod-request-cpu-cores"), BINARY);
        assertThat(read.sum(UsageLine::ramRequestGibHours))
                .isCloseTo(gibHours("pod-request-memory-bytes"), BINARY);
        assertThat(read.sum(UsageLine::ramUsedGibHours))
                .isCloseTo(gibHours("pod-usage-memory-bytes"), BINARY);
        assertThat(read.sum(UsageLine::pvGibHours))
                .isCloseTo(gibHours("persistentvolumeclaim-capacity-bytes"), BINARY);
        assertThat(read.sumOfNodes(NodeLine::cpuCores))
                .isCloseTo(coreHours("node-allocatable-cpu-cores"), BINARY);
        assertThat(read.sumOfNodes(NodeLine::ramGib))
                .isCloseTo(gibHours("node-allocatable-memory-bytes"), BINARY);
        // two pods more ask for CPU: one has ended, one has no place yet
        assertThat(read.namespacesWith(UsageLine::cpuRequestCoreHours))
                .hasSize(10)
                .doesNotContain("nobodys");
        assertThat(read.namespacesWith(UsageLine::ramUsedGibHours)).hasSize(13);
    }

    /** Complaint 19. */
    @Test
    void the_same_names_in_two_clusters_stay_two() throws Exception {
        var windows = List.of(new Window(BOTH, BOTH.plusSeconds(300)));
        var metric =
                "pods (pods) = count by (cluster, namespace)"
                        + " (count_over_time(kube_pod_status_phase{phase=\"Running\"}[$window]))";
        var labelled =
                Map.of("clusters", "prod,west", "cluster-label", "cluster", "metrics", metric);
        var read = read(windows, labelled);
        for (var cluster : List.of("prod", "west")) {
            assertThat(read.of(cluster).sum(UsageLine::cpuRequestCoreHours))
                    .isCloseTo(coreHours("pod-request-cpu-cores"), BINARY);
            assertThat(read.of(cluster).nodes()).hasSize(7);
            assertThat(read.of(cluster).metric("pods"))
                    .isEqualByComparingTo(BigDecimal.valueOf(pods));
        }
        var failure = catchThrowableOfType(FetchFailure.class, () -> read(five(), labelled));
        assertThat(failure.reason()).isEqualTo(Reason.PARTIAL);
        assertThat(failure).hasMessageContaining("no sample of cluster west");
    }

    @Test
    void nodes_carry_the_ids_of_their_machines() throws Exception {
        assertThat(read(five(), Map.of()).nodes())
                .hasSize(7)
                .allSatisfy(node -> assertThat(node.resourceId()).isEqualTo(node.node()))
                .extracting(NodeLine::start, NodeLine::end)
                .containsOnly(tuple(LiveSamples.START, LiveSamples.START.plusSeconds(300)));
    }

    /** Windows share no sample and leave none out, however the day is cut. */
    @Test
    void a_day_adds_up_to_the_same_however_it_is_cut() throws Exception {
        var steps = 24 * 12;
        for (var hours : List.of("1", "6", "24")) {
            var read =
                    read(
                            Window.of(WHOLE_DAY, Duration.ofHours(Long.parseLong(hours))),
                            Map.of("step-seconds", "300", "rate-minutes", "15"));
            assertThat(read.sum(UsageLine::cpuRequestCoreHours))
                    .isCloseTo(tiled("pod-request-cpu-cores", steps, BigDecimal.ONE), BINARY);
            assertThat(read.sum(UsageLine::ramUsedGibHours))
                    .isCloseTo(tiled("pod-usage-memory-bytes", steps, GIB), BINARY);
            // each pod a quarter of a core
            assertThat(read.sum(UsageLine::cpuUsedCoreHours))
                    .isCloseTo(BigDecimal.valueOf(pods * 6L), BINARY);
            assertThat(read.nodes()).hasSize(7);
            assertThat(read.metric("pods")).isCloseTo(BigDecimal.valueOf(pods), BINARY);
        }
    }

    @Test
    void a_day_with_five_minutes_of_samples_is_no_day() {
        var failure =
                catchThrowableOfType(
                        FetchFailure.class,
                        () -> {
                            try (var connector = connector(Map.of("window-hours", "1"))) {
                                var day = SliceLength.DAY.of(LocalDate.parse("2019-03-18"));
                                var folder =
                                        FetchFolder.open(
                                                temporary.resolve("slice"),
                                                connector.questions(day));
                                connector.fetch(day, folder, NOW);
                            }
                        });
        assertThat(failure.reason()).isEqualTo(Reason.PARTIAL);
        assertThat(failure).hasMessageContaining("cpu-request: no sample of cluster prod");
    }

    @Test
    void a_question_that_is_too_large_is_refused_with_advice() {
        var failure =
                catchThrowableOfType(
                        FetchFailure.class,
                        () ->
                                read(
                                        Window.of(WHOLE_DAY, Duration.ofDays(1)),
                                        Map.of("step-seconds", "1")));
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure)
                .hasMessageContaining("too many samples")
                .hasMessageContaining("set 'window-hours' smaller");
    }

    @Test
    void a_test_says_what_is_not_measured() {
        try (var connector = connector(Map.of())) {
            assertThat(connector.test(LiveSamples.START)).allMatch(Check::met);
            assertThat(connector.test(NOW))
                    .noneMatch(Check::met)
                    .extracting(Check::name)
                    .contains("kube_pod_info");
        }
    }

    private static List<Window> five() {
        return List.of(new Window(LiveSamples.START, LiveSamples.START.plusSeconds(300)));
    }

    private ReadAnswers read(List<Window> windows, Map<String, String> options) throws Exception {
        try (var connector = connector(options)) {
            var place = temporary.resolve("slice-" + windows.size());
            var part = connector.part(windows, FetchFolder.open(place, List.of("test")));
            return ReadAnswers.of(part, temporary.resolve("work"));
        }
    }

    private static PrometheusConnector connector(Map<String, String> options) {
        var address = Objects.requireNonNull(server).address();
        var metric =
                "pods (pod-days) = sum by (namespace)"
                    + " (sum_over_time(kube_pod_status_phase{phase=\"Running\"}[$window])) / 288";
        return Connected.to(address, metric, options);
    }

    private static BigDecimal coreHours(String name) {
        return hours(LiveSamples.sum(name, 5).multiply(BigDecimal.valueOf(60)), BigDecimal.ONE);
    }

    private static BigDecimal gibHours(String name) {
        return hours(LiveSamples.sum(name, 5).multiply(BigDecimal.valueOf(60)), GIB);
    }

    /** The day's samples: of the first five, in turn; the hour before it ends with the second. */
    private static BigDecimal tiled(String name, int steps, BigDecimal unit) {
        var rows = LiveSamples.of(name);
        var sum = BigDecimal.ZERO;
        for (var step = 12; step < 12 + steps; step++) {
            for (var row : rows) {
                if (LiveSamples.minute(row) == step % 5) {
                    sum = sum.add(row.path("amount").decimalValue());
                }
            }
        }
        return hours(sum.multiply(BigDecimal.valueOf(300)), unit);
    }

    private static BigDecimal hours(BigDecimal seconds, BigDecimal unit) {
        return seconds.divide(SECONDS.multiply(unit), Exact.SCALE, RoundingMode.HALF_EVEN);
    }
}
