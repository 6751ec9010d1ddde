package org.chargebackledger.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;

import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
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
        for (var name : new String[] {"kube-system", "shop"}) {
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
        client.pods()
                .inNamespace("shop")
                .resource(
                        new PodBuilder()
                                .withNewMetadata()
                                .withName("web")
                                .endMetadata()
                                .withNewStatus()
                                .withPhase("Running")
                                .endStatus()
                                .build())
                .create();
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
            var day = SliceLength.DAY.of(LocalDate.parse("2100-01-01"));
            var folder = FetchFolder.open(temporary.resolve("day"), connector.questions(day));
            var fetched = connector.fetch(day, folder, Instant.parse("2100-01-01T12:00:00Z"));
            var read = ReadDay.of(fetched, temporary.resolve("read"));
            assertThat(read.byNamespace()).containsOnlyKeys("kube-system", "shop");
            assertThat(read.count("kubernetes-pods-with:cost-center", "shop")).isEqualTo("1");
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
