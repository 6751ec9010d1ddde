package org.chargebackledger.api.coverage;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.http.Answers;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A cluster's API server: the objects that it has now, by where they are listed. */
final class FakeApiServer extends Dispatcher implements AutoCloseable {

    private final MockWebServer server;
    private final Map<String, SortedMap<String, String>> objects = new ConcurrentHashMap<>();

    FakeApiServer() {
        server = Answers.served(this);
    }

    String address() {
        return server.url("/").toString();
    }

    void namespace(String name, String labels) {
        put("/api/v1/namespaces", name, "\"name\": \"%s\", \"labels\": %s".formatted(name, labels));
    }

    void pod(String namespace, String name) {
        put(
                "/api/v1/pods",
                namespace + "/" + name,
                "\"name\": \"%s\", \"namespace\": \"%s\"".formatted(name, namespace));
    }

    void pod(String namespace, String name, String labels) {
        put(
                "/api/v1/pods",
                namespace + "/" + name,
                "\"name\": \"%s\", \"namespace\": \"%s\", \"labels\": %s"
                        .formatted(name, namespace, labels));
    }

    private void put(String path, String key, String metadata) {
        objects.computeIfAbsent(path, _ -> new TreeMap<>())
                .put(
                        key,
                        """
                        {"metadata": {%s, "uid": "u-%s",
                         "creationTimestamp": "2026-01-01T00:00:00Z"},
                         "status": {"phase": "Running"}}
                        """
                                .formatted(metadata, key));
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var path = request.getUrl().encodedPath();
        var body =
                path.endsWith("/selfsubjectaccessreviews")
                        ? """
                        {"apiVersion": "authorization.k8s.io/v1",
                         "kind": "SelfSubjectAccessReview", "spec": {},
                         "status": {"allowed": true}}
                        """
                        : objects.getOrDefault(path, new TreeMap<>()).values().stream()
                                .collect(
                                        Collectors.joining(
                                                ",",
                                                "{\"apiVersion\": \"v1\", \"kind\": \"List\","
                                                        + " \"metadata\": {\"resourceVersion\":"
                                                        + " \"7\"}, \"items\": [",
                                                "]}"));
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
