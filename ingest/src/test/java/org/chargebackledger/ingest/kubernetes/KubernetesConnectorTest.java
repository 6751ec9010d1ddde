package org.chargebackledger.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.usage.UsageKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A cluster's present as a day's deliveries. */
class KubernetesConnectorTest {

    private static final Slice DAY = SliceLength.DAY.of(LocalDate.parse("2026-10-31"));
    private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");
    private static final Map<String, String> COUNTED = Map.of("labels", "cost-center");

    @TempDir Path temporary;

    private final FakeCluster cluster = new FakeCluster();
    private int fetches;

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void labels_of_all_namespaces_hold_on_that_day_and_no_other() throws Exception {
        cluster.namespace("shop", "{\"cost-center\": \"CC-1\", \"team\": \"a \\\"b\\\", c\"}");
        var day = read(fetched(Map.of(), NOON));
        assertThat(day.byNamespace())
                .containsOnlyKeys("default", "kube-system", "shop")
                .containsEntry("shop", "{\"cost-center\":\"CC-1\",\"team\":\"a \\\"b\\\", c\"}")
                .containsEntry("default", "{}");
        assertThat(day.labels())
                .allSatisfy(line -> {
                    assertThat(line.cluster()).isEqualTo("prod");
                    assertThat(line.validFrom()).isEqualTo(DAY.firstDay());
                    assertThat(line.validTo()).isEqualTo(DAY.endDay());
                });
        assertThat(day.slices())
                .filteredOn(slice -> slice.kind() == UsageKind.NAMESPACE_LABELS)
                .singleElement()
                .satisfies(slice -> assertThat(slice.endDay()).isEqualTo(DAY.endDay()));
    }

    @Test
    void annotations_are_kept_by_prefix_under_a_name_that_no_label_can_have() throws Exception {
        cluster.annotated(
                "shop",
                "{\"finops.example.com/owner\": \"CC-1\", \"secret.example.com/x\": \"y\","
                        + " \"finops.example.com/last-applied-configuration\": \"{}\"}");
        var options = Map.of("annotations", "finops.example.com/");
        assertThat(read(fetched(options, NOON)).byNamespace())
                .containsEntry("shop", "{\"annotation:finops.example.com/owner\":\"CC-1\"}");
        assertThat(read(fetched(Map.of(), NOON)).byNamespace()).containsEntry("shop", "{}");
    }

    /** Complaint 5: how much of what runs says whose it is, and where it says so. */
    @Test
    void pods_are_counted_by_where_their_label_comes_from() throws Exception {
        cluster.namespace("shop", "{\"cost-center\": \"CC-1\"}");
        cluster.workload("deployments", "default", "web", "{\"cost-center\": \"CC-2\"}", "");
        cluster.workload("replicasets", "default", "web-1", "{}", "Deployment/web");
        cluster.pod("shop", "a", "{}", "");
        cluster.pod("shop", "b", "{\"cost-center\": \"CC-3\"}", "");
        cluster.pod("shop", "done", "{}", "", "Succeeded");
        cluster.pod("default", "web-1-x", "{}", "ReplicaSet/web-1");
        cluster.pod("default", "bare", "{\"cost-center\": \" \"}", "");
        var day = read(fetched(COUNTED, NOON));
        assertThat(counts(day, "shop")).containsExactly("2", "2", "1", "2");
        assertThat(counts(day, "default")).containsExactly("2", "1", "0", "0");
        assertThat(counts(day, "kube-system")).containsExactly("0", "0", "0", "0");
    }

    private static List<String> counts(ReadDay day, String namespace) {
        return List.of(
                day.count("kubernetes-pods", namespace),
                day.count("kubernetes-pods-with:cost-center", namespace),
                day.count("kubernetes-pods-itself:cost-center", namespace),
                day.count("kubernetes-pods-namespace:cost-center", namespace));
    }

    @Test
    void nodes_offer_for_as_long_as_they_exist_on_the_day() throws Exception {
        cluster.node("old", "2026-01-01T00:00:00Z");
        cluster.node("new", "2026-10-31T06:00:00Z");
        assertThat(read(fetched(Map.of(), NOON)).nodes()).isEmpty();
        var nodes = read(fetched(Map.of("nodes", "capacity"), NOON)).nodes();
        assertThat(nodes)
                .hasSize(2)
                .allSatisfy(node -> {
                    assertThat(node.cpuCores().toString()).isEqualTo("4");
                    assertThat(node.ramGib().toString()).isEqualTo("16");
                    assertThat(node.gpuCount().toString()).isEqualTo("1");
                    assertThat(node.resourceId()).isEqualTo("i-" + node.node());
                    assertThat(node.end()).isEqualTo(DAY.end());
                    assertThat(node.start())
                            .isEqualTo(
                                    node.node().equals("old")
                                            ? DAY.start()
                                            : Instant.parse("2026-10-31T06:00:00Z"));
                });
        assertThat(
                        read(fetched(Map.of("nodes", "allocatable"), NOON))
                                .nodes()
                                .getFirst()
                                .cpuCores())
                .hasToString("3.92");
    }

    /** Complaint 5: what was deleted in the afternoon still had cost in the morning. */
    @Test
    void what_an_earlier_observation_of_the_day_saw_is_not_forgotten() throws Exception {
        var options = Map.of("nodes", "capacity");
        cluster.namespace("gone", "{\"cost-center\": \"CC-1\"}");
        cluster.namespace("moved", "{\"cost-center\": \"CC-1\"}");
        cluster.node("spot", "2026-10-31T06:00:00Z");
        cluster.node("old", "2026-01-01T00:00:00Z");
        var folder = temporary.resolve("day");
        try (var connector = cluster.connector(options)) {
            fetched(connector, folder, NOON);
            FetchFolder.open(folder, connector.questions(DAY)).clear();
            cluster.remove("/api/v1/namespaces", "", "gone");
            cluster.remove("/api/v1/nodes", "", "spot");
            cluster.namespace("moved", "{\"cost-center\": \"CC-2\"}");
            var day = read(fetched(connector, folder, NOON.plusSeconds(3600)));
            assertThat(day.byNamespace())
                    .containsEntry("gone", "{\"cost-center\":\"CC-1\"}")
                    .containsEntry("moved", "{\"cost-center\":\"CC-2\"}");
            assertThat(day.nodes())
                    .filteredOn(node -> node.node().equals("spot"))
                    .singleElement()
                    .satisfies(node -> assertThat(node.end()).isEqualTo(NOON));
        }
    }

    /** Complaint 20: the present is never taken for the past. */
    @Test
    void a_day_that_is_over_is_refused_with_advice() throws Exception {
        var failure = failure(Map.of(), DAY.end().plusSeconds(3 * 3600));
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessageContaining("namespace-labels").hasMessageContaining("except");
        assertThat(failure(Map.of(), DAY.start().minusSeconds(1)).reason())
                .isEqualTo(Reason.REFUSED);
        assertThat(cluster.asked()).isEmpty();
    }

    @Test
    void the_running_day_is_preliminary_and_one_just_over_is_final() throws Exception {
        cluster.node("early", "2026-10-31T00:00:00Z");
        cluster.node("tomorrow", "2026-11-01T01:00:00Z");
        assertThat(fetched(Map.of(), NOON).finality()).isEqualTo(Finality.PRELIMINARY);
        var late = fetched(Map.of("nodes", "capacity"), DAY.end().plusSeconds(2 * 3600));
        assertThat(late.finality()).isEqualTo(Finality.FINAL);
        assertThat(read(late).nodes()).extracting("node").containsExactly("early");
    }

    @Test
    void lists_are_read_to_their_last_page() throws Exception {
        IntStream.range(0, 7).forEach(i -> cluster.namespace("n" + i, "{}"));
        assertThat(read(fetched(Map.of(), NOON)).labels()).hasSize(9);
        assertThat(cluster.asked())
                .filteredOn(one -> one.startsWith("GET /api/v1/namespaces"))
                .hasSize(5)
                .allSatisfy(one -> assertThat(one).contains("limit=2"));
    }

    @Test
    void a_list_that_went_out_of_date_is_begun_again() throws Exception {
        IntStream.range(0, 3).forEach(i -> cluster.namespace("n" + i, "{}"));
        var gone = new int[] {2};
        cluster.troubled((target, _) ->
                target.contains("namespaces") && target.contains("continue=4") && gone[0]-- > 0
                        ? FakeCluster.failure(410, "Expired")
                        : null);
        assertThat(read(fetched(Map.of(), NOON)).labels()).hasSize(5);
        assertThat(cluster.asked())
                .filteredOn(one -> one.startsWith("GET /api/v1/namespaces"))
                .hasSize(9);
        cluster.troubled((target, _) ->
                target.contains("continue=") ? FakeCluster.failure(410, "Expired") : null);
        assertThat(failure(Map.of(), NOON).reason()).isEqualTo(Reason.CHANGED);
    }

    @ParameterizedTest
    @CsvSource({
        "401, DENIED",
        "403, DENIED",
        "429, THROTTLED",
        "404, REFUSED",
        "500, BROKEN",
        "503, UNREACHABLE"
    })
    void codes_say_why(int code, Reason reason) throws Exception {
        cluster.troubled((_, _) -> FakeCluster.failure(code, "So"));
        var failure = failure(Map.of(), NOON);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining("So it is").hasMessageContaining("/api/v1/pods");
    }

    @Test
    void an_answer_that_is_cut_off_or_is_no_list_counts_as_none() throws Exception {
        cluster.troubled((_, body) -> FakeCluster.json(200, body.substring(0, body.length() / 2)));
        assertThat(failure(Map.of(), NOON).reason()).isEqualTo(Reason.UNREACHABLE);
        cluster.troubled((_, _) -> FakeCluster.json(200, "{\"kind\": \"Status\"}"));
        assertThat(failure(Map.of(), NOON).reason()).isEqualTo(Reason.MALFORMED);
        cluster.troubled((_, _) ->
                new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        assertThat(failure(Map.of(), NOON).reason()).isEqualTo(Reason.UNREACHABLE);
        cluster.troubled((_, _) -> FakeCluster.json(200, ""));
        assertThat(failure(Map.of(), NOON).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_cluster_without_kube_system_is_no_whole_answer() throws Exception {
        cluster.remove("/api/v1/namespaces", "", "kube-system");
        assertThat(failure(Map.of(), NOON).reason()).isEqualTo(Reason.PARTIAL);
    }

    /** Complaint 19: a kubeconfig that points elsewhere must not fill another cluster's days. */
    @Test
    void another_cluster_than_configured_is_refused() throws Exception {
        var failure = failure(Map.of("cluster-uid", "other"), NOON);
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessageContaining("uid-kube-system");
    }

    @Test
    void a_test_asks_the_api_server_for_each_permission() {
        try (var connector = cluster.connector(COUNTED)) {
            assertThat(connector.test(NOON))
                    .hasSize(8)
                    .allSatisfy(check -> assertThat(check.met()).isTrue());
            cluster.troubled((_, body) ->
                    FakeCluster.json(201, body.replace("\"allowed\": true", "\"allowed\": false")));
            assertThat(connector.test(NOON).getFirst())
                    .isEqualTo(
                            new Check(
                                    "list pods",
                                    false,
                                    "give the service account verb list on pods, in all"
                                            + " namespaces"));
            cluster.troubled((_, _) -> FakeCluster.failure(401, "Unauthorized"));
            assertThat(connector.test(NOON))
                    .singleElement()
                    .satisfies(check -> {
                        assertThat(check.met()).isFalse();
                        assertThat(check.detail()).contains("Unauthorized it is");
                    });
        }
    }

    @Test
    void subjects_name_nodes_only_where_they_are_delivered() {
        assertThat(cluster.connector(COUNTED).subjects())
                .containsExactly(
                        "namespace labels of cluster prod",
                        "workload labels of cluster prod",
                        "metric kubernetes-pods of cluster prod",
                        "metric kubernetes-pods-itself:cost-center of cluster prod",
                        "metric kubernetes-pods-namespace:cost-center of cluster prod",
                        "metric kubernetes-pods-with:cost-center of cluster prod");
        assertThat(cluster.connector(Map.of("nodes", "capacity")).subjects())
                .contains("nodes of cluster prod");
    }

    @Test
    void settings_that_make_no_sense_are_named() {
        assertThatThrownBy(() -> cluster.connector(Map.of("kubeconfig", "/k")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("'address'");
        assertThatThrownBy(() -> cluster.connector(Map.of("nodes", "some")))
                .hasMessageContaining("'nodes'");
        assertThatThrownBy(() -> cluster.connector(Map.of("labels", "a b")))
                .hasMessageContaining("'labels'");
        assertThatThrownBy(() -> cluster.connector(Map.of("context", "x")))
                .hasMessageContaining("'context'");
    }

    private FetchFailure failure(Map<String, String> options, Instant now) {
        return catchThrowableOfType(FetchFailure.class, () -> fetched(options, now));
    }

    private Fetched fetched(Map<String, String> options, Instant now) throws Exception {
        try (var connector = cluster.connector(options)) {
            return fetched(connector, temporary.resolve("fetch-" + fetches++), now);
        }
    }

    private static Fetched fetched(Connector connector, Path folder, Instant now)
            throws FetchFailure, IOException {
        return connector.fetch(DAY, FetchFolder.open(folder, connector.questions(DAY)), now);
    }

    private ReadDay read(Fetched fetched) throws IOException {
        var day = ReadDay.of(fetched, temporary.resolve("read-" + fetches++));
        assertThat(day.findings()).isEmpty();
        return day;
    }
}
