package org.chargebackledger.ingest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import mockwebserver3.MockResponse;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.usage.UsageLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Prometheus over HTTP: the traps of its interface, one by one. */
class PrometheusConnectorTest {

    private static final Slice DAY = SliceLength.DAY.of(LocalDate.parse("2026-10-31"));
    private static final Instant LATER = Instant.parse("2026-11-01T03:00:00Z");
    private static final Instant LAST = DAY.end().minusMillis(1);
    private static final Map<String, String> AT_ONCE = Map.of("window-hours", "24");

    @TempDir Path temporary;
    private final FakePrometheus service = new FakePrometheus("prod");

    @AfterEach
    void stop() {
        service.close();
    }

    /** What is asked at the end of a window holds, in every version, no sample of the end. */
    @Test
    void windows_are_half_open_and_asked_for_by_explicit_times() throws Exception {
        fetch(Map.of("window-hours", "12"));
        assertThat(service.asked())
                .filteredOn(form -> form.getOrDefault("query", "").contains("_working_set_"))
                .extracting(form -> form.get(""), form -> form.get("time"))
                .containsExactly(
                        tuple("POST /api/v1/query", "2026-10-31T11:59:59.999Z"),
                        tuple("POST /api/v1/query", "2026-10-31T23:59:59.999Z"));
        assertThat(service.asked())
                .filteredOn(form -> form.containsKey("step"))
                .extracting(
                        form -> form.get(""), form -> form.get("start"), form -> form.get("end"))
                .contains(
                        tuple(
                                "POST /api/v1/query_range",
                                "2026-10-31T00:00:00Z",
                                "2026-10-31T11:59:00Z"));
        assertThat(service.asked())
                .allSatisfy(form ->
                        assertThat(form)
                                .containsEntry("partial_response", "false")
                                .containsEntry("dedup", "true"));
    }

    @Test
    void replicas_are_never_added_up_and_completed_pods_ask_for_nothing() {
        try (var connector = Connected.to(service.address(), "", Map.of())) {
            assertThat(connector.questions(DAY).getFirst())
                    .contains("max by (namespace, pod, container)")
                    .contains("kube_pod_status_phase{phase=~\"Pending|Running\"}")
                    .contains("kube_pod_info{node!=\"\"}")
                    .contains("[21600s:60s]) * 60");
            assertThat(connector.questions(DAY))
                    .noneMatch(question -> question.contains("cost"))
                    .filteredOn(question -> question.contains("network_transmit"))
                    .allMatch(question -> question.contains("host_network!=\"true\""));
        }
    }

    @Test
    void pods_become_lines_of_the_workload_that_owns_them() throws Exception {
        var read = read(fetch(AT_ONCE));
        assertThat(read.usage())
                .extracting(
                        UsageLine::cluster,
                        UsageLine::node,
                        UsageLine::workload,
                        line -> line.cpuRequestCoreHours().toString())
                .contains(tuple("prod", "n1", "web", "2"));
        assertThat(read.metrics())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.metric()).isEqualTo("requests");
                    assertThat(line.unit()).isEqualTo("calls");
                    assertThat(line.namespace()).isEqualTo("shop");
                    assertThat(line.value()).hasToString("7200");
                });
        assertThat(read.nodes()).hasSize(1);
    }

    @Test
    void a_value_that_is_no_number_counts_as_nothing_and_is_said() throws Exception {
        service.answering(
                "_working_set_",
                FakePrometheus.answer("vector", FakePrometheus.pod("prod", "NaN", LAST)));
        assertThat(read(fetch(AT_ONCE)).findings())
                .extracting(Finding::code)
                .contains("blank-amount");
    }

    /** All series are there, and the service says itself that they are not all. */
    @ParameterizedTest
    @CsvSource({
        "\"warnings\":[\"store x is away\"], store x is away",
        "\"warnings\":[\"PromQL warning: mixed samples\"], PromQL warning: mixed samples",
        "\"infos\":[\"partial response of store x\"], partial response of store x",
        "\"isPartial\":true, isPartial",
    })
    void a_whole_looking_answer_that_warns_is_partial(String said, String text) {
        adding(said);
        var failure = failure(Map.of());
        assertThat(failure.reason()).isEqualTo(Reason.PARTIAL);
        assertThat(failure).hasMessageContaining("the answer warns: " + text);
    }

    /** From 2.48 to 2.53, and of Thanos, what is only said for information is a warning. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"infos\":[\"PromQL info: metric might not be a counter: partial_orders\"]",
                "\"warnings\":[\"PromQL info: metric might not be a counter: orders\"]",
                "\"isPartial\":false",
                "\"warnings\":[]",
            })
    void what_is_said_for_information_is_no_warning(String said) throws Exception {
        adding(said);
        assertThat(fetch(AT_ONCE).deliveries()).hasSize(1);
    }

    private void adding(String said) {
        service.troubled((_, _, body) -> {
            var end = body.lastIndexOf('}');
            return new MockResponse.Builder()
                    .body(body.substring(0, end) + "," + said + "}")
                    .build();
        });
    }

    /** Status 200 is no proof, and what follows the data may say that it is not all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | {"status":"error","errorType":"internal","error":"x"}  | BROKEN
                    200 | {"status":"error","errorType":"bad_data","error":"x"}  | REFUSED
                    200 | {"status":"error","errorType":"timeout","error":"x"}   | UNREACHABLE
                    200 | {"status":"success","data":{"resultType":"vector","result":[]}} | PARTIAL
                    200 | {"status":"success","data":{"resultType":"matrix","result":[]}} | MALFORMED
                    200 | {"status":"success","data":{"resultType":"vector","result":[{"metric":{}}]}} | MALFORMED
                    200 | {"status":"success","data":{"resu                      | UNREACHABLE
                    200 | {}                                                     | MALFORMED
                    200 | <html>log in</html>                                    | MALFORMED
                    400 | {"status":"error","errorType":"bad_data","error":"x"}  | REFUSED
                    403 | no                                                     | DENIED
                    422 | {"status":"error","errorType":"execution","error":"query processing would load too many samples into memory"} | REFUSED
                    422 | the query hit the max number of series limit           | REFUSED
                    503 | {"status":"error","errorType":"timeout","error":"query timed out in expression evaluation"} | REFUSED
                    503 | starting                                               | UNREACHABLE
                    """)
    void code_and_body_are_both_looked_at(int code, String body, Reason reason) {
        service.troubled((_, _, _) -> new MockResponse.Builder().code(code).body(body).build());
        assertThat(failure(Map.of()).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "+Inf, 0, a value of +Inf",
        "-1, 0, a negative quantity",
        "1, 1, it answers for 2026-11-01T00:00:00Z",
    })
    void a_value_that_would_distort_is_refused(String value, int late, String why) {
        service.answering(
                "_working_set_",
                FakePrometheus.answer(
                        "vector", FakePrometheus.pod("prod", value, LAST.plusMillis(late))));
        var failure = failure(AT_ONCE);
        assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failure).hasMessageContaining(why);
    }

    /** Complaint 18: an hour without a scrape looks like an hour in which nothing ran. */
    @Test
    void a_gap_in_the_samples_of_a_cluster_fails_the_slice() {
        service.troubled((_, form, body) ->
                form.containsKey("step")
                        ? new MockResponse.Builder()
                                .body(
                                        body.replaceAll(
                                                "\\[%d,\"4\"\\],"
                                                        .formatted(
                                                                DAY.start()
                                                                        .plusSeconds(7200)
                                                                        .getEpochSecond()),
                                                ""))
                                .build()
                        : null);
        var failure = failure(AT_ONCE);
        assertThat(failure.reason()).isEqualTo(Reason.PARTIAL);
        assertThat(failure)
                .hasMessageContaining("no sample of cluster prod at 2026-10-31T02:00:00Z")
                .hasMessageContaining("1439 of 1440 steps");
    }

    @Test
    void a_metric_must_name_each_namespace_once() {
        service.answering(
                "calls_total",
                FakePrometheus.answer(
                        "vector",
                        FakePrometheus.pod("prod", "1", LAST)
                                + ","
                                + FakePrometheus.pod("prod", "2", LAST)));
        var failure = failure(AT_ONCE);
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessageContaining("must give one series for each namespace");
    }

    @Test
    void a_metric_without_any_sample_of_the_day_is_no_metric() throws Exception {
        service.answering("calls_total", FakePrometheus.answer("vector", ""));
        var failure = failure(AT_ONCE);
        assertThat(failure.reason()).isEqualTo(Reason.PARTIAL);
        assertThat(failure).hasMessageContaining("metric requests: no sample at all");
        service.troubled((_, _, _) -> null);
        assertThat(fetch(AT_ONCE).deliveries()).hasSize(1);
    }

    /** Complaint 19. */
    @Test
    void every_cluster_that_is_configured_must_be_in_every_answer() throws Exception {
        var labelled =
                Map.of("window-hours", "24", "cluster-label", "cluster", "clusters", "prod, west");
        assertThat(failure(labelled)).hasMessageContaining("no sample of cluster west");
        try (var both = new FakePrometheus("prod", "west", "lost")) {
            var more = new HashMap<>(labelled);
            more.put("address", both.address());
            assertThat(failure(more)).hasMessageContaining("it answers for cluster 'lost'");
        }
        try (var connector = Connected.to(service.address(), "", labelled)) {
            assertThat(connector.questions(DAY))
                    .allMatch(question -> question.contains("cluster=~\"prod|west\""));
            assertThat(connector.subjects())
                    .contains("usage of cluster prod", "nodes of cluster west");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "window-hours, 5, does not divide a day",
        "step-seconds, 7, does not divide an hour",
        "clusters, 'a, b', names several",
        "clusters, 'a\"}', holds no name of a cluster",
        "cluster-label, a-b, is no name of a label",
        "node-quantity, all, is neither capacity nor allocatable",
        "metrics, requests = up, is no line",
    })
    void a_setting_that_makes_no_sense_is_refused(String name, String value, String why) {
        assertThatThrownBy(() -> fetch(Map.of(name, value)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("connector 'eu': setting '" + name + "' " + why);
    }

    @Test
    void a_day_is_preliminary_until_late_samples_are_there() throws Exception {
        assertThat(fetch(AT_ONCE).finality()).isEqualTo(Finality.PRELIMINARY);
        try (var connector = connector(AT_ONCE)) {
            assertThat(fetch(connector, DAY.end().plus(Duration.ofHours(6))).finality())
                    .isEqualTo(Finality.FINAL);
        }
    }

    private FetchFailure failure(Map<String, String> options) {
        return catchThrowableOfType(FetchFailure.class, () -> fetch(options));
    }

    private ReadAnswers read(Fetched fetched) throws IOException {
        return ReadAnswers.of(fetched.deliveries().getFirst(), temporary.resolve("work"));
    }

    private PrometheusConnector connector(Map<String, String> options) {
        var metric = "requests (calls) = sum by (namespace) (increase(calls_total[$window]))";
        return Connected.to(service.address(), metric, options);
    }

    private Fetched fetch(Map<String, String> options) throws FetchFailure, IOException {
        try (var connector = connector(options)) {
            return fetch(connector, LATER);
        }
    }

    private Fetched fetch(PrometheusConnector connector, Instant now)
            throws FetchFailure, IOException {
        var folder = FetchFolder.open(temporary.resolve("slice"), connector.questions(DAY));
        return connector.fetch(DAY, folder, now);
    }
}
