package org.chargebackledger.ingest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import org.assertj.core.data.Offset;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A real Prometheus that two clusters of the same names write to answers for each of them; what the
 * west runs is twice what the east runs.
 */
class WorkedSumsOnPrometheusTest {

    /** Prometheus adds up in binary; its sums are as exact as that. */
    private static final Offset<BigDecimal> BINARY = Offset.offset(new BigDecimal("1E-6"));

    private static final List<Window> HOUR = windows(60);

    @TempDir static Path store;
    private static @Nullable PrometheusServer server;

    @TempDir Path temporary;

    @BeforeAll
    static void start() throws Exception {
        PrometheusServer.requireThatThereIsOne();
        server = PrometheusServer.of(store, samples(store));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Path samples(Path folder) throws Exception {
        return new WorkedSamples()
                .cluster("east", 1, "aws:///eu-central-1a/i-0east")
                .cluster("west", 2, "gce://project/europe-west1-b/gke-west-")
                .write(folder.resolve("samples.txt"));
    }

    /**
     * Of an hour, bytes a second: web 1000 + 500 on eth0, 10 + 5 on net1, which is 1515 × 3600 =
     * 5,454,000, though it counts from nothing again. What web says to itself (lo) and the proxy on
     * its node's network are none. Of db 300 a second: until its last sample on the one node, at
     * minute 29, and from its first on the other, at minute 30; Prometheus takes what ends to have
     * gone on for half of the time between samples. 300 × 59.5 × 60 = 1,071,000.
     */
    @ParameterizedTest
    @CsvSource({"east, 5454000, 1071000", "west, 10908000, 2142000"})
    void traffic_of_pods_is_counted_once_and_whole(String cluster, String web, String data)
            throws Exception {
        var read = read(HOUR, Map.of()).of(cluster);
        assertClose(read, "shop", UsageLine::networkBytes, web);
        assertClose(read, "data", UsageLine::networkBytes, data);
        assertThat(read.namespacesWith(UsageLine::networkBytes)).containsExactly("data", "shop");
    }

    /**
     * Core-minutes: proxy 0.1 × 60 = 6. Web, whose container starts anew, and db, which moves, have
     * samples over 59 minutes and count for half a minute more: 0.5 × 59.5 = 29.75 and 0.25 × 59.5
     * = 14.875. The report has samples over nine minutes: 2 × 9.5 = 19.
     */
    @ParameterizedTest
    @CsvSource({"east, 1", "west, 2"})
    void what_is_used_is_counted_through_restarts_moves_and_to_the_end(String cluster, int times)
            throws Exception {
        var read = read(HOUR, Map.of()).of(cluster);
        assertClose(read, "shop", UsageLine::cpuUsedCoreHours, hours("29.75", times));
        assertClose(read, "data", UsageLine::cpuUsedCoreHours, hours("14.875", times));
        assertClose(read, "kube-system", UsageLine::cpuUsedCoreHours, hours("6", times));
        assertClose(read, "batch", UsageLine::cpuUsedCoreHours, hours("19", times));
        assertClose(read, "shop", UsageLine::ramUsedGibHours, String.valueOf(times));
    }

    /** Core-minutes: web 60, db 30 on each node, the report 4 × 10 samples; web 2 GiB. */
    @ParameterizedTest
    @CsvSource({"east, 1", "west, 2"})
    void what_is_requested_is_counted_where_it_is_placed(String cluster, int times)
            throws Exception {
        var read = read(HOUR, Map.of()).of(cluster);
        assertClose(read, "shop", UsageLine::cpuRequestCoreHours, hours("60", times));
        assertClose(read, "batch", UsageLine::cpuRequestCoreHours, hours("40", times));
        assertThat(read.usage())
                .filteredOn(line -> line.namespace().equals("data"))
                .filteredOn(line -> line.cpuRequestCoreHours().signum() > 0)
                .extracting(
                        UsageLine::node,
                        UsageLine::workload,
                        line -> line.cpuRequestCoreHours().toString())
                .containsExactlyInAnyOrder(
                        tuple("n1", "db", hours("30", times)),
                        tuple("n2", "db", hours("30", times)));
        assertClose(read, "shop", UsageLine::ramRequestGibHours, String.valueOf(2 * times));
    }

    /** Two GPUs for an hour; the pod that has ended and the one without a place have none. */
    @ParameterizedTest
    @CsvSource({"east, 2", "west, 4"})
    void gpus_are_of_pods_that_have_them(String cluster, String gpus) throws Exception {
        var read = read(HOUR, Map.of()).of(cluster);
        assertThat(read.usage())
                .filteredOn(line -> line.gpuRequestHours().signum() > 0)
                .extracting(
                        UsageLine::node,
                        UsageLine::workload,
                        line -> line.gpuRequestHours().toString(),
                        line -> line.gpuUsedHours().toString())
                .containsExactly(tuple("n2", "train", gpus, gpus));
    }

    /** Half an hour of 10 GiB, half an hour of 20; 100 GiB that are not bound are none. */
    @ParameterizedTest
    @CsvSource({"east, 15", "west, 30"})
    void volumes_count_while_they_are_bound(String cluster, String gibHours) throws Exception {
        var read = read(HOUR, Map.of()).of(cluster);
        assertThat(read.sum(UsageLine::pvGibHours)).isEqualByComparingTo(gibHours);
        assertThat(read.namespacesWith(UsageLine::pvGibHours)).containsExactly("data");
    }

    /** What can be allocated changes as a GPU fails, what is paid for does not. */
    @Test
    void nodes_are_spans_with_the_ids_that_their_provider_bills() throws Exception {
        assertThat(read(HOUR, Map.of()).nodes())
                .extracting(
                        NodeLine::cluster,
                        NodeLine::node,
                        NodeLine::resourceId,
                        node -> node.gpuCount().toString(),
                        node -> Duration.between(node.start(), node.end()).toMinutes())
                .containsExactlyInAnyOrder(
                        tuple("east", "n1", "i-0eastn1", "0", 60L),
                        tuple("east", "n2", "i-0eastn2", "4", 60L),
                        tuple("west", "n1", "gke-west-n1", "0", 60L),
                        tuple("west", "n2", "gke-west-n2", "4", 60L));
        assertThat(read(HOUR, Map.of("node-quantity", "allocatable")).of("east").nodes())
                .filteredOn(node -> node.node().equals("n2"))
                .extracting(
                        node -> node.gpuCount().toString(),
                        node -> Duration.between(node.start(), node.end()).toMinutes())
                .containsExactly(tuple("4", 45L), tuple("3", 15L));
    }

    /** Three calls a second, though they are counted from nothing again. */
    @Test
    void a_metric_of_ones_own_is_what_its_expression_says() throws Exception {
        var read = read(HOUR, Map.of());
        assertThat(read.of("east").metric("calls")).isCloseTo(new BigDecimal("10800"), BINARY);
        assertThat(read.of("west").metric("calls")).isCloseTo(new BigDecimal("21600"), BINARY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 30})
    void an_hour_adds_up_to_the_same_however_it_is_cut(int minutes) throws Exception {
        var whole = read(HOUR, Map.of("metrics", ""));
        var cut = read(windows(minutes), Map.of("metrics", ""));
        for (var quantity :
                List.<Function<UsageLine, Exact>>of(
                        UsageLine::networkBytes,
                        UsageLine::cpuUsedCoreHours,
                        UsageLine::cpuRequestCoreHours,
                        UsageLine::gpuRequestHours,
                        UsageLine::pvGibHours)) {
            assertThat(cut.sum(quantity)).isCloseTo(whole.sum(quantity), BINARY);
        }
    }

    /** A store behind it cannot be reached: it answers with success, all series and a warning. */
    @Test
    void a_real_warning_fails_the_slice() throws Exception {
        var folder = Files.createDirectory(temporary.resolve("warning"));
        var unreachable =
                """
                remote_read:
                  - url: http://127.0.0.1:9/api/v1/read
                    read_recent: true
                """;
        try (var warning = PrometheusServer.of(folder, samples(folder), unreachable)) {
            var failure =
                    catchThrowableOfType(
                            FetchFailure.class,
                            () -> read(HOUR, Map.of("address", warning.address())));
            assertThat(failure.reason()).isEqualTo(Reason.PARTIAL);
            assertThat(failure).hasMessageContaining("the answer warns: remote_read");
        }
    }

    private static void assertClose(
            ReadAnswers read,
            String namespace,
            Function<UsageLine, Exact> quantity,
            String expected) {
        var sum =
                read.usage().stream()
                        .filter(line -> line.namespace().equals(namespace))
                        .map(line -> quantity.apply(line).toBigDecimal())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).as(namespace).isCloseTo(new BigDecimal(expected), BINARY);
    }

    private static String hours(String minutes, int times) {
        var all = new BigDecimal(minutes).multiply(BigDecimal.valueOf(times));
        return Exact.quotient(all, BigDecimal.valueOf(60)).toString();
    }

    private static List<Window> windows(int minutes) {
        var windows = new ArrayList<Window>();
        for (var minute = 0; minute < 60; minute += minutes) {
            var start = WorkedSamples.START.plusSeconds(60L * minute);
            windows.add(new Window(start, start.plusSeconds(60L * minutes)));
        }
        return windows;
    }

    private ReadAnswers read(List<Window> windows, Map<String, String> options) throws Exception {
        var all = new HashMap<String, String>();
        all.put("clusters", "east, west");
        all.put("cluster-label", "cluster");
        all.putAll(options);
        var address = Objects.requireNonNull(server).address();
        var metric =
                "calls (calls) = sum by (cluster, namespace) (max by (cluster, namespace, pod)"
                        + " (increase(calls_total[$window])))";
        try (var connector = Connected.to(address, metric, all)) {
            var folder = temporary.resolve("slice-" + windows.size() + options.hashCode());
            var part = connector.part(windows, FetchFolder.open(folder, List.of("test")));
            return ReadAnswers.of(part, temporary.resolve("work"));
        }
    }
}
