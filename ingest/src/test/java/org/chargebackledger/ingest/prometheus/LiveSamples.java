package org.chargebackledger.ingest.prometheus;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ingest.SharedData;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Samples of a live cluster of seven nodes, six to a series and a minute apart. */
final class LiveSamples {

    static final Instant START = Instant.parse("2019-03-18T16:00:00Z");
    static final Duration MINUTE = Duration.ofMinutes(1);

    private static final String RESOURCE = ",resource=\"%s\",unit=\"%s\"";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final List<String> lines = new ArrayList<>();
    private final Map<String, List<JsonNode>> files = new HashMap<>();
    private final TreeSet<String> pods = new TreeSet<>();
    private String cluster = "";

    static List<JsonNode> of(String name) {
        var file = SharedData.file("metering_operator/datasources/" + name + ".json");
        try {
            var rows = new ArrayList<JsonNode>();
            JSON.readTree(file.toFile()).forEach(rows::add);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int minute(JsonNode row) {
        var time = Instant.parse(row.path("timestamp").asText());
        return Math.toIntExact(Duration.between(START, time).toMinutes());
    }

    /** The sum of the samples of some minutes. */
    static BigDecimal sum(String name, int minutes) {
        return of(name).stream()
                .filter(row -> minute(row) < minutes)
                .map(row -> row.path("amount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** All of them at the times at which they were taken. */
    void addAsTaken() {
        addAll("prod", START, 6, MINUTE);
        for (var minute = 0; minute < 6; minute++) {
            var time = START.plus(MINUTE.multipliedBy(minute)).getEpochSecond();
            addPod("done", "n1", "Succeeded", time);
            addPod("waiting", "", "Pending", time);
        }
    }

    /** A pod of no consequence: one that has ended, or one that has no place yet. */
    private void addPod(String name, String node, String phase, long time) {
        var pod = place() + ",namespace=\"nobodys\",pod=\"" + name + "\"";
        lines.add("kube_pod_info{%s,node=\"%s\"} 1 %d".formatted(pod, node, time));
        for (var one : List.of("Pending", "Running", "Succeeded")) {
            lines.add(
                    "kube_pod_status_phase{%s,phase=\"%s\"} %d %d"
                            .formatted(pod, one, one.equals(phase) ? 1 : 0, time));
        }
        lines.add(
                ("kube_pod_container_resource_requests{%s,container=\"c\",resource=\"cpu\","
                                + "unit=\"core\"} 8 %d")
                        .formatted(pod, time));
    }

    /** The first five minutes over and over, from a time on, so many samples of each series. */
    void addAll(String name, Instant from, int count, Duration apart) {
        cluster = name;
        for (var at = 0; at < count; at++) {
            var minute = count == 6 ? at : at % 5;
            var time = from.plus(apart.multipliedBy(at)).getEpochSecond();
            addRequests(minute, time);
            addNodes(minute, time);
            addVolumes(minute, time);
            addPods(time);
        }
    }

    /** CPU by two replicas of a scraper, which say the same. */
    private void addRequests(int minute, long time) {
        for (var copy : List.of("a", "b")) {
            add(
                    "pod-request-cpu-cores",
                    minute,
                    time,
                    "kube_pod_container_resource_requests",
                    RESOURCE.formatted("cpu", "core")
                            + ",container=\"all\",replica=\""
                            + copy
                            + "\"");
        }
        add(
                "pod-request-memory-bytes",
                minute,
                time,
                "kube_pod_container_resource_requests",
                RESOURCE.formatted("memory", "byte") + ",container=\"all\"");
        add(
                "pod-usage-memory-bytes",
                minute,
                time,
                "container_memory_working_set_bytes",
                ",container=\"all\"");
    }

    private void addNodes(int minute, long time) {
        for (var what : List.of("capacity", "allocatable")) {
            var metric = "kube_node_status_" + what;
            add(
                    "node-" + what + "-cpu-cores",
                    minute,
                    time,
                    metric,
                    RESOURCE.formatted("cpu", "core"));
            add(
                    "node-" + what + "-memory-bytes",
                    minute,
                    time,
                    metric,
                    RESOURCE.formatted("memory", "byte"));
        }
        add("node-capacity-cpu-cores", minute, time, "kube_node_info", "");
    }

    private void addVolumes(int minute, long time) {
        add(
                "persistentvolumeclaim-capacity-bytes",
                minute,
                time,
                "kube_persistentvolumeclaim_resource_requests_storage_bytes",
                "");
        add(
                "persistentvolumeclaim-phase",
                minute,
                time,
                "kube_persistentvolumeclaim_status_phase",
                "");
    }

    /** What the operator's own queries had joined: where pods are, and that they run. */
    private void addPods(long time) {
        if (pods.isEmpty()) {
            for (var row : of("pod-usage-memory-bytes")) {
                pods.add(labels(row, ""));
            }
            for (var row : of("pod-request-cpu-cores")) {
                pods.add(labels(row, ""));
            }
        }
        for (var pod : pods) {
            lines.add("kube_pod_info{%s,%s} 1 %d".formatted(place(), pod, time));
            lines.add(
                    "kube_pod_status_phase{%s,%s,phase=\"Running\"} 1 %d"
                            .formatted(place(), pod, time));
            // a quarter of a core, all the time
            lines.add(
                    "container_cpu_usage_seconds_total{%s,%s,container=\"all\"} %s %d"
                            .formatted(
                                    place(),
                                    pod,
                                    BigDecimal.valueOf((time % 10_000_000) * 25, 2),
                                    time));
        }
    }

    private void add(String file, int minute, long time, String metric, String more) {
        for (var row : cached(file)) {
            if (minute(row) == minute) {
                lines.add(
                        "%s{%s,%s%s} %s %d"
                                .formatted(
                                        metric,
                                        place(),
                                        labels(row, file),
                                        more,
                                        row.path("amount").decimalValue().toPlainString(),
                                        time));
            }
        }
    }

    private String place() {
        return "cluster=\"" + cluster + "\"";
    }

    private List<JsonNode> cached(String file) {
        return files.computeIfAbsent(file, LiveSamples::of);
    }

    private static String labels(JsonNode row, String file) {
        var given = row.path("labels");
        var labels = new ArrayList<String>();
        var isOfNode = file.startsWith("node-");
        for (var name : List.of("namespace", "pod", "node", "persistentvolumeclaim", "phase")) {
            var value =
                    name.equals("namespace") && given.has("exported_namespace")
                            ? given.path("exported_namespace").asText()
                            : given.path(name).asText("");
            var isOfScraper =
                    (isOfNode && !name.equals("node"))
                            || (file.startsWith("persistent") && name.equals("pod"));
            if (!value.isEmpty() && !isOfScraper) {
                labels.add("%s=\"%s\"".formatted(name, value));
            }
        }
        if (isOfNode && given.has("provider_id")) {
            labels.add("provider_id=\"%s\"".formatted(given.path("provider_id").asText()));
        }
        return String.join(",", labels);
    }

    int pods() {
        return pods.size();
    }

    Path write(Path file) throws IOException {
        lines.add("# EOF");
        return Files.write(file, lines);
    }
}
