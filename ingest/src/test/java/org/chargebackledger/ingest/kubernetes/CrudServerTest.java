package org.chargebackledger.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;

import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The client library's own API server: objects as it stores them, over TLS, by a kubeconfig. */
@SuppressWarnings("NullAway.Init") // the extension fills in server and client
@EnableKubernetesMockClient(crud = true, https = false)
class CrudServerTest {

    private KubernetesMockServer server;
    private KubernetesClient client;

    @TempDir Path temporary;

    @Test
    void what_a_client_created_is_fetched_through_a_kubeconfig() throws Exception {
        namespace("kube-system");
        namespace("shop");
        pod("web", Map.of(), "");
        var read = observed("2100-01-01");
        assertThat(read.byNamespace()).containsOnlyKeys("kube-system", "shop");
        assertThat(read.count("kubernetes-pods-with:cost-center", "shop")).isEqualTo("1");
    }

    /** Complaint 20: each day keeps the label that it was seen with. */
    @Test
    void a_label_of_a_workload_that_changes_in_the_month_counts_from_its_day() throws Exception {
        namespace("kube-system");
        namespace("shop");
        deployment("web", "CC-1");
        pod("web-6d4cf56db6-x7k2p", Map.of(), "web-6d4cf56db6");
        var before = observed("2100-01-15");
        client.apps()
                .deployments()
                .inNamespace("shop")
                .withName("web")
                .edit(web ->
                        new DeploymentBuilder(web)
                                .editMetadata()
                                .addToLabels("cost-center", "CC-2")
                                .endMetadata()
                                .build());
        var after = observed("2100-01-16");
        assertThat(before.workloads()).containsExactly(labels("2100-01-15", "2100-01-16", "CC-1"));
        assertThat(after.workloads()).containsExactly(labels("2100-01-16", "2100-01-17", "CC-2"));
    }

    private static WorkloadLabels labels(String from, String to, String costCenter) {
        return new WorkloadLabels(
                LocalDate.parse(from),
                LocalDate.parse(to),
                "prod",
                "shop",
                "web",
                "{\"cost-center\":\"" + costCenter + "\"}");
    }

    private void namespace(String name) {
        client.namespaces()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .addToLabels("cost-center", "CC-" + name)
                                .endMetadata()
                                .build())
                .create();
    }

    /** A deployment and its one replica set. */
    private void deployment(String name, String costCenter) {
        client.apps()
                .deployments()
                .inNamespace("shop")
                .resource(
                        new DeploymentBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .addToLabels("cost-center", costCenter)
                                .endMetadata()
                                .build())
                .create();
        client.apps()
                .replicaSets()
                .inNamespace("shop")
                .resource(
                        new ReplicaSetBuilder()
                                .withNewMetadata()
                                .withName(name + "-6d4cf56db6")
                                .withOwnerReferences(owner("Deployment", name))
                                .endMetadata()
                                .build())
                .create();
    }

    private void pod(String name, Map<String, String> labels, String replicaSet) {
        client.pods()
                .inNamespace("shop")
                .resource(
                        new PodBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withLabels(labels)
                                .withOwnerReferences(
                                        replicaSet.isEmpty()
                                                ? List.of()
                                                : List.of(owner("ReplicaSet", replicaSet)))
                                .endMetadata()
                                .withNewStatus()
                                .withPhase("Running")
                                .endStatus()
                                .build())
                .create();
    }

    private static OwnerReference owner(String kind, String name) {
        return new OwnerReferenceBuilder()
                .withApiVersion("apps/v1")
                .withKind(kind)
                .withName(name)
                .withUid("u")
                .withController(true)
                .build();
    }

    private ReadDay observed(String date) throws Exception {
        var kind = new KubernetesKind();
        var settings =
                Settings.of(
                        "eu",
                        kind.settings(),
                        Map.of(
                                "kubeconfig", kubeconfig(),
                                "context", "prod",
                                "cluster", "prod",
                                "labels", "cost-center"));
        try (var connector = kind.open(settings)) {
            var day = SliceLength.DAY.of(LocalDate.parse(date));
            var folder = FetchFolder.open(temporary.resolve(date), connector.questions(day));
            var fetched = connector.fetch(day, folder, Instant.parse(date + "T12:00:00Z"));
            return ReadDay.of(fetched, temporary.resolve("read-" + date));
        }
    }

    private String kubeconfig() throws Exception {
        var text =
                """
                apiVersion: v1
                kind: Config
                current-context: other
                clusters:
                - name: other
                  cluster: {server: "https://other.invalid"}
                - name: prod
                  cluster: {server: "%s"}
                users:
                - name: reader
                  user: {token: s3cret}
                contexts:
                - name: other
                  context: {cluster: other, user: reader}
                - name: prod
                  context: {cluster: prod, user: reader}
                """
                        .formatted(server.url("/"));
        return Files.writeString(temporary.resolve("kubeconfig"), text).toString();
    }
}
