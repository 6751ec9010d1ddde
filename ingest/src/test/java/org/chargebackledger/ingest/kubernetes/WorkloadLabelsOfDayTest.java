package org.chargebackledger.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.imports.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** The labels of workloads as a cluster shows them on a day. */
class WorkloadLabelsOfDayTest {

    private static final Slice DAY = SliceLength.DAY.of(LocalDate.parse("2026-10-31"));
    private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");
    private static final String A = "{\"team\": \"a\"}";
    private static final String B = "{\"team\": \"b\"}";
    private static final String TEAM_A = "{\"team\":\"a\"}";
    private static final String TEAM_B = "{\"team\":\"b\"}";

    @TempDir Path temporary;

    private final FakeCluster cluster = new FakeCluster();
    private int fetches;

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void workloads_are_called_as_readings_call_them() throws Exception {
        cluster.workload("deployments", "shop", "web", "{}", "");
        cluster.workload("replicasets", "shop", "web-6d4cf56db6", "{}", "Deployment/web");
        cluster.pod("shop", "web-6d4cf56db6-x7k2p", A, "ReplicaSet/web-6d4cf56db6");
        cluster.pod("shop", "db-0", A, "StatefulSet/db");
        cluster.pod("shop", "agent-x7k2p", A, "DaemonSet/agent");
        cluster.pod("shop", "nightly-29300100-x7k2p", A, "Job/nightly-29300100");
        cluster.pod("shop", "proxy-n1", A, "Node/n1");
        cluster.pod("shop", "kafka-0", A, "StrimziPodSet/events");
        cluster.pod("shop", "bare", A, "");
        assertThat(observed(NOON).workloadsOf("shop"))
                .as("by owner, and where the pod's name says something else, by that too")
                .containsOnlyKeys(
                        "web",
                        "db",
                        "agent",
                        "nightly",
                        "proxy",
                        "proxy-n1",
                        "events",
                        "kafka",
                        "bare")
                .allSatisfy((_, labels) -> assertThat(labels).isEqualTo(TEAM_A));
    }

    @Test
    void they_hold_on_that_day_and_no_other_and_only_keys_that_are_configured() throws Exception {
        cluster.pod("shop", "web", "{\"team\": \"a\", \"secret\": \"x\"}", "");
        assertThat(observed(NOON).workloads())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.cluster()).isEqualTo("prod");
                    assertThat(line.validFrom()).isEqualTo(DAY.firstDay());
                    assertThat(line.validTo()).isEqualTo(DAY.endDay());
                    assertThat(line.labels()).isEqualTo(TEAM_A);
                });
    }

    @Test
    void what_pods_lack_their_nearest_owner_says() throws Exception {
        cluster.workload("deployments", "shop", "web", A, "");
        cluster.workload("replicasets", "shop", "web-6d4cf56db6", "{}", "Deployment/web");
        cluster.pod("shop", "web-6d4cf56db6-x7k2p", "{}", "ReplicaSet/web-6d4cf56db6");
        cluster.workload("statefulsets", "shop", "db", A, "");
        cluster.pod("shop", "db-0", B, "StatefulSet/db");
        assertThat(observed(NOON).workloadsOf("shop"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("web", TEAM_A, "db", TEAM_B));
    }

    @Test
    void where_pods_do_not_agree_no_value_counts_and_the_import_says_so() throws Exception {
        cluster.pod("shop", "db-0", A, "StatefulSet/db");
        cluster.pod("shop", "db-1", B, "StatefulSet/db");
        cluster.pod("shop", "mq-0", A, "StatefulSet/mq");
        cluster.pod("shop", "mq-1", "{}", "StatefulSet/mq");
        cluster.pod("shop", "ok-0", A, "StatefulSet/ok");
        cluster.pod("shop", "ok-1", B, "StatefulSet/ok", "Failed");
        var day = observed(NOON);
        assertThat(day.workloadsOf("shop"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("db", "{}", "mq", "{}", "ok", TEAM_A));
        assertThat(day.findings())
                .extracting(Finding::code, Finding::value, Finding::reason)
                .containsExactly(
                        tuple(
                                "labels-disagree",
                                "team",
                                "pods of workload shop/db carry different values, so none counts"),
                        tuple(
                                "labels-disagree",
                                "team",
                                "pods of workload shop/mq carry different values, so none counts"));
    }

    /** Complaint 5: a workload that was rolled out or deleted in the day had cost before. */
    @Test
    void the_last_observation_of_a_workload_on_the_day_counts() throws Exception {
        cluster.pod("shop", "gone-0", A, "StatefulSet/gone");
        cluster.pod("shop", "db-0", A, "StatefulSet/db");
        cluster.pod("shop", "db-1", B, "StatefulSet/db");
        observed(NOON);
        cluster.remove("/api/v1/pods", "shop", "gone-0");
        cluster.pod("shop", "db-0", B, "StatefulSet/db");
        cluster.podSince("2026-11-01T00:10:00Z", "shop", "db-2", A, "StatefulSet/db");
        cluster.podSince("2026-11-01T00:10:00Z", "shop", "new-0", A, "StatefulSet/new");
        assertThat(observed(DAY.end().plusSeconds(1800)).workloadsOf("shop"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("gone", TEAM_A, "db", TEAM_B));
    }

    /** Complaint 19: what was seen of one cluster is never carried on to another's. */
    @Test
    void what_was_seen_is_forgotten_when_another_cluster_answers() throws Exception {
        cluster.namespace("gone", "{}");
        cluster.pod("gone", "db-0", A, "StatefulSet/db");
        assertThat(observed(NOON).byNamespace()).containsKey("gone");
        cluster.remove("/api/v1/namespaces", "", "gone");
        cluster.remove("/api/v1/pods", "gone", "db-0");
        assertThat(observed(NOON.plusSeconds(60)).workloadsOf("gone")).containsOnlyKeys("db");
        cluster.reborn();
        cluster.pod("shop", "web-0", B, "StatefulSet/web");
        var day = observed(NOON.plusSeconds(120));
        assertThat(day.byNamespace()).containsOnlyKeys("default", "kube-system");
        assertThat(day.workloadsOf("gone")).isEmpty();
        assertThat(day.workloadsOf("shop")).containsOnlyKeys("web");
    }

    @Test
    void without_labels_to_look_for_no_workload_is_delivered() throws Exception {
        cluster.pod("shop", "web", A, "");
        assertThat(observed(Map.of(), NOON).workloads()).isEmpty();
    }

    private ReadDay observed(Instant now) throws Exception {
        return observed(Map.of("labels", "team"), now);
    }

    /** One more observation of the same day. */
    private ReadDay observed(Map<String, String> options, Instant now) throws Exception {
        try (var connector = cluster.connector(options)) {
            var folder = FetchFolder.open(temporary.resolve("day"), connector.questions(DAY));
            var fetched = connector.fetch(DAY, folder, now);
            var day = ReadDay.of(fetched, temporary.resolve("read-" + fetches++));
            folder.clear();
            return day;
        }
    }
}
