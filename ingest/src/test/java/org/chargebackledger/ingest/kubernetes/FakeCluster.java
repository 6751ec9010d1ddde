package org.chargebackledger.ingest.kubernetes;

import com.fasterxml.jackson.databind.json.JsonMapper;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.http.Answers;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An API server that lists objects page by page, each list as of one moment. */
final class FakeCluster extends Dispatcher implements AutoCloseable {

    /** What goes wrong with a question. */
    @FunctionalInterface
    interface Trouble {

        /** Null where nothing does. */
        @Nullable MockResponse with(String target, String body);
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MockWebServer server;
    private final Map<String, TreeMap<String, Map<String, Object>>> objects = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Trouble trouble = (_, _) -> null;
    private int version = 1000;

    FakeCluster() {
        server = Answers.served(this);
        namespace("kube-system", "{}");
        namespace("default", "{}");
    }

    KubernetesConnector connector(Map<String, String> options) {
        var all =
                new HashMap<>(
                        Map.of(
                                "address", server.url("/").toString(),
                                "token", "s3cret",
                                "cluster", "prod",
                                "attempts", "1",
                                "first-pause-millis", "1",
                                "timeout-seconds", "20",
                                "page-size", "2"));
        all.putAll(options);
        var kind = new KubernetesKind();
        return (KubernetesConnector) kind.open(Settings.of("eu", kind.settings(), all));
    }

    void troubled(Trouble how) {
        trouble = how;
    }

    /** Method and path of all questions, in order. */
    List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    void namespace(String name, String labels) {
        put("/api/v1/namespaces", "", name, metadata(labels, ""), "{}");
    }

    /** Another cluster answers at the same address, with objects of the same names. */
    void reborn() {
        var metadata = metadata("{}", "");
        metadata.put("creationTimestamp", "2026-06-01T00:00:00Z");
        put("/api/v1/namespaces", "", "kube-system", metadata, "{}");
    }

    void annotated(String namespace, String annotations) {
        var metadata = metadata("{}", "");
        metadata.put("annotations", read(annotations));
        put("/api/v1/namespaces", "", namespace, metadata, "{}");
    }

    void remove(String path, String namespace, String name) {
        objects.getOrDefault(path, new TreeMap<>()).remove(namespace + "/" + name);
    }

    /** A node of 4 CPUs and 16 GiB. */
    void node(String name, String created) {
        var metadata = metadata("{}", "");
        metadata.put("creationTimestamp", created);
        put(
                "/api/v1/nodes",
                "",
                name,
                metadata,
                """
                {"spec": {"providerID": "aws:///eu-west-1a/i-%s"}, "status": {
                 "capacity": {"cpu": "4", "memory": "16777216Ki", "nvidia.com/gpu": "1"},
                 "allocatable": {"cpu": "3920m", "memory": "15728640Ki"}}}
                """
                        .formatted(name));
    }

    void pod(String namespace, String name, String labels, String owner) {
        pod(namespace, name, labels, owner, "Running");
    }

    void pod(String namespace, String name, String labels, String owner, String phase) {
        pod(namespace, name, metadata(labels, owner), phase);
    }

    /** A pod that came into being at a certain time. */
    void podSince(String created, String namespace, String name, String labels, String owner) {
        var metadata = metadata(labels, owner);
        metadata.put("creationTimestamp", created);
        pod(namespace, name, metadata, "Running");
    }

    private void pod(String namespace, String name, Map<String, Object> metadata, String phase) {
        put(
                "/api/v1/pods",
                namespace,
                name,
                metadata,
                "{\"status\": {\"phase\": \"" + phase + "\"}}");
    }

    /** What owns pods, such as a deployment. */
    void workload(String plural, String namespace, String name, String labels, String owner) {
        var group = plural.endsWith("jobs") ? "batch" : "apps";
        put("/apis/" + group + "/v1/" + plural, namespace, name, metadata(labels, owner), "{}");
    }

    private static Map<String, Object> metadata(String labels, String owner) {
        var metadata = new HashMap<String, Object>();
        metadata.put("labels", read(labels));
        metadata.put("creationTimestamp", "2026-01-01T00:00:00Z");
        if (!owner.isEmpty()) {
            var parts = owner.split("/", -1);
            metadata.put(
                    "ownerReferences",
                    List.of(
                            Map.of(
                                    "apiVersion",
                                    "v1",
                                    "kind",
                                    parts[0],
                                    "name",
                                    parts[1],
                                    "uid",
                                    "u",
                                    "controller",
                                    true)));
        }
        return metadata;
    }

    private void put(
            String path,
            String namespace,
            String name,
            Map<String, Object> metadata,
            String others) {
        metadata.put("name", name);
        metadata.put("uid", "uid-" + name + "-" + metadata.get("creationTimestamp"));
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        var object = new HashMap<>(read(others));
        object.put("metadata", metadata);
        synchronized (asked) {
            objects.computeIfAbsent(path, _ -> new TreeMap<>()).put(namespace + "/" + name, object);
            version++;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(String json) {
        try {
            return JSON.readValue(json, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var url = request.getUrl();
        synchronized (asked) {
            asked.add(request.getMethod() + " " + request.getTarget());
            var answer =
                    answer(
                            url.encodedPath(),
                            url.queryParameter("limit"),
                            url.queryParameter("continue"));
            var troubled = trouble.with(request.getTarget(), answer);
            return troubled != null ? troubled : json(200, answer);
        }
    }

    static MockResponse json(int code, String body) {
        return new MockResponse.Builder()
                .code(code)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    static MockResponse failure(int code, String reason) {
        return json(
                code,
                """
                {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d,
                 "reason": "%s", "message": "%s it is"}
                """
                        .formatted(code, reason, reason));
    }

    private String answer(String path, @Nullable String limit, @Nullable String next) {
        if (path.endsWith("/selfsubjectaccessreviews")) {
            return """
            {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
             "spec": {}, "status": {"allowed": true}}
            """;
        }
        var all = List.copyOf(objects.getOrDefault(path, new TreeMap<>()).values());
        var start = next == null ? 0 : Integer.parseInt(next.split("-", 2)[0]);
        var moment = next == null ? Integer.toString(version) : next.split("-", 2)[1];
        var end = Math.min(all.size(), start + Integer.parseInt(limit == null ? "9999" : limit));
        var metadata = new HashMap<String, Object>(Map.of("resourceVersion", moment));
        if (end < all.size()) {
            metadata.put("continue", end + "-" + moment);
        }
        try {
            return JSON.writeValueAsString(
                    Map.of(
                            "kind",
                            "List",
                            "apiVersion",
                            "v1",
                            "metadata",
                            metadata,
                            "items",
                            all.subList(Math.min(start, end), end)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
