package org.chargebackledger.ingest.prometheus;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples of small clusters, a minute apart, from which sums can be worked out by hand: every gauge
 * is told by two kube-state-metrics, every counter by two scrapers that each miss some.
 */
final class WorkedSamples {

    static final Instant START = Instant.parse("2026-10-14T12:00:00Z");
    static final long GIB = 1L << 30;

    private static final int FIRST = -10;
    private static final int LAST = 70;
    private static final String INFO =
            "namespace=\"%s\",pod=\"%s\",node=\"%s\",host_network=\"%s\",created_by_kind=\"%s\","
                    + "created_by_name=\"%s\"";

    private final List<String> lines = new ArrayList<>();
    private String cluster = "";
    private int factor;

    /** A cluster in which everything runs so many times as fast, on nodes with these ids. */
    WorkedSamples cluster(String name, int times, String ids) {
        cluster = name;
        factor = times;
        nodes(ids);
        web();
        database();
        proxy();
        report();
        training();
        claims();
        return this;
    }

    Path write(Path file) throws IOException {
        lines.add("# EOF");
        return Files.write(file, lines);
    }

    /** Two nodes; the second has four GPUs, of which one fails at the 45th minute. */
    private void nodes(String ids) {
        for (var node : List.of("n1", "n2")) {
            gauge(
                    "kube_node_info",
                    "node=\"%s\",provider_id=\"%s%s\"".formatted(node, ids, node),
                    1,
                    FIRST,
                    LAST);
            offered(node, "resource=\"cpu\",unit=\"core\"", 16, 16);
            offered(node, "resource=\"memory\",unit=\"byte\"", 64 * GIB, 64 * GIB);
        }
        offered("n2", "resource=\"nvidia_com_gpu\",unit=\"integer\"", 4, 3);
    }

    private void offered(String node, String resource, long before, long after) {
        var labels = "node=\"%s\",%s".formatted(node, resource);
        gauge("kube_node_status_capacity", labels, before, FIRST, LAST);
        gauge("kube_node_status_allocatable", labels, before, FIRST, 44);
        gauge("kube_node_status_allocatable", labels, after, 45, LAST);
    }

    /**
     * Its first wire counts from nothing again at minute 20, its container starts anew at minute
     * 40.
     */
    private void web() {
        pod("shop", "web-6d5f8-abcde", "n1", "ReplicaSet", "web-6d5f8", FIRST, LAST);
        requests("shop", "web-6d5f8-abcde", "cpu", "core", factor, FIRST, LAST);
        requests("shop", "web-6d5f8-abcde", "memory", "byte", factor * (2 * GIB), FIRST, LAST);
        var pod = "namespace=\"shop\",pod=\"web-6d5f8-abcde\"";
        for (var copy : List.of("a", "b")) {
            gauge(
                    "container_memory_working_set_bytes",
                    pod + ",container=\"c\",id=\"/w/1\",scraper=\"" + copy + "\"",
                    factor * GIB,
                    FIRST,
                    LAST);
        }
        cpu(pod + ",container=\"c\",id=\"/w/1\"", "0.5", FIRST, FIRST, 39);
        cpu(pod + ",container=\"c\",id=\"/w/2\"", "0.5", 40, 40, LAST);
        // of the pod's own cgroup, which has no container's name
        cpu(pod + ",container=\"\",id=\"/w\"", "0.5", FIRST, FIRST, LAST);
        for (var part : List.of(List.of(FIRST, FIRST, 19), List.of(19, 20, LAST))) {
            var wire = pod + ",interface=\"eth0\",id=\"/w/0\"";
            traffic(wire, "1000", "500", part.get(0), part.get(1), part.get(2));
            counter("calls_total", pod, "3", part.get(0), part.get(1), part.get(2));
        }
        traffic(pod + ",interface=\"net1\",id=\"/w/0\"", "10", "5", FIRST, FIRST, LAST);
        traffic(pod + ",interface=\"lo\",id=\"/w/0\"", "99999", "99999", FIRST, FIRST, LAST);
    }

    /** Moves from one node to the other between minutes 29 and 30. */
    private void database() {
        var pod = "namespace=\"data\",pod=\"db-0\"";
        pod("data", "db-0", "n1", "StatefulSet", "db", FIRST, 29);
        pod("data", "db-0", "n2", "StatefulSet", "db", 30, LAST);
        requests("data", "db-0", "cpu", "core", factor, FIRST, LAST);
        cpu(pod + ",container=\"c\",id=\"/d/1\"", "0.25", FIRST, FIRST, 29);
        cpu(pod + ",container=\"c\",id=\"/e/1\"", "0.25", 30, 30, LAST);
        traffic(pod + ",interface=\"eth0\",id=\"/d/0\"", "200", "100", FIRST, FIRST, 29);
        traffic(pod + ",interface=\"eth0\",id=\"/e/0\"", "200", "100", 30, 30, LAST);
    }

    /** Is on its node's own network. */
    private void proxy() {
        var pod = "namespace=\"kube-system\",pod=\"proxy-x\"";
        gauge(
                "kube_pod_info",
                INFO.formatted("kube-system", "proxy-x", "n1", true, "DaemonSet", "proxy"),
                1,
                FIRST,
                LAST);
        cpu(pod + ",container=\"c\",id=\"/p/1\"", "0.1", FIRST, FIRST, LAST);
        traffic(pod + ",interface=\"eth0\",id=\"/p/0\"", "77777", "77777", FIRST, FIRST, LAST);
    }

    /** Runs from minute 10 to minute 19 and is deleted. */
    private void report() {
        pod("batch", "report-29000000-x", "n1", "Job", "report-29000000", 10, 19);
        requests("batch", "report-29000000-x", "cpu", "core", factor * 4L, 10, 19);
        cpu(
                "namespace=\"batch\",pod=\"report-29000000-x\",container=\"c\",id=\"/r/1\"",
                "2",
                10,
                10,
                19);
    }

    /** One pod with GPUs runs, one has ended and one has no place yet. */
    private void training() {
        var gpu = "nvidia_com_gpu";
        pod("ml", "train-0", "n2", "StatefulSet", "train", FIRST, LAST);
        requests("ml", "train-0", gpu, "integer", factor * 2L, FIRST, LAST);
        phase("ml", "old", "Succeeded", FIRST, LAST);
        gauge("kube_pod_info", INFO.formatted("ml", "old", "n2", false, "Job", "old"), 1, 0, 70);
        requests("ml", "old", gpu, "integer", 1, FIRST, LAST);
        phase("ml", "waiting", "Pending", FIRST, LAST);
        gauge("kube_pod_info", INFO.formatted("ml", "waiting", "", false, "Job", "w"), 1, 0, 70);
        requests("ml", "waiting", gpu, "integer", 4, FIRST, LAST);
    }

    /** One claim is bound and grows at minute 30, the other waits for a volume. */
    private void claims() {
        var bound = "namespace=\"data\",persistentvolumeclaim=\"data-db-0\"";
        var pending = "namespace=\"data\",persistentvolumeclaim=\"new\"";
        var size = "kube_persistentvolumeclaim_resource_requests_storage_bytes";
        var phase = "kube_persistentvolumeclaim_status_phase";
        gauge(size, bound, factor * (10 * GIB), FIRST, 29);
        gauge(size, bound, factor * (20 * GIB), 30, LAST);
        gauge(size, pending, 100 * GIB, FIRST, LAST);
        gauge(phase, bound + ",phase=\"Bound\"", 1, FIRST, LAST);
        gauge(phase, bound + ",phase=\"Pending\"", 0, FIRST, LAST);
        gauge(phase, pending + ",phase=\"Bound\"", 0, FIRST, LAST);
        gauge(phase, pending + ",phase=\"Pending\"", 1, FIRST, LAST);
    }

    private void pod(
            String namespace,
            String pod,
            String node,
            String kind,
            String owner,
            int from,
            int to) {
        gauge(
                "kube_pod_info",
                INFO.formatted(namespace, pod, node, false, kind, owner),
                1,
                from,
                to);
        phase(namespace, pod, "Running", from, to);
    }

    private void phase(String namespace, String pod, String phase, int from, int to) {
        for (var one : List.of("Pending", "Running", "Succeeded")) {
            gauge(
                    "kube_pod_status_phase",
                    "namespace=\"%s\",pod=\"%s\",phase=\"%s\"".formatted(namespace, pod, one),
                    one.equals(phase) ? 1 : 0,
                    from,
                    to);
        }
    }

    private void requests(
            String namespace,
            String pod,
            String resource,
            String unit,
            long value,
            int from,
            int to) {
        gauge(
                "kube_pod_container_resource_requests",
                "namespace=\"%s\",pod=\"%s\",container=\"c\",resource=\"%s\",unit=\"%s\""
                        .formatted(namespace, pod, resource, unit),
                value,
                from,
                to);
    }

    private void cpu(String labels, String rate, int began, int from, int to) {
        counter("container_cpu_usage_seconds_total", labels, rate, began, from, to);
    }

    private void traffic(String wire, String out, String in, int began, int from, int to) {
        counter("container_network_transmit_bytes_total", wire, out, began, from, to);
        counter("container_network_receive_bytes_total", wire, in, began, from, to);
    }

    /** What two kube-state-metrics say of the same. */
    private void gauge(String name, String labels, long value, int from, int to) {
        for (var copy : List.of("10.0.0.1:8080", "10.0.0.2:8080")) {
            for (var minute = from; minute <= to; minute++) {
                sample(name, labels + ",instance=\"" + copy + "\"", String.valueOf(value), minute);
            }
        }
    }

    /** Counts from 0 at the minute it began; each of two scrapers is away for a while. */
    private void counter(String name, String labels, String rate, int began, int from, int to) {
        var minutely = new BigDecimal(rate).multiply(BigDecimal.valueOf(60L * factor));
        for (var copy : List.of("a", "b")) {
            for (var minute = from; minute <= to; minute++) {
                var isAway =
                        copy.equals("a") ? minute > 44 && minute < 52 : minute > 29 && minute < 41;
                if (!isAway) {
                    sample(
                            name,
                            labels + ",scraper=\"" + copy + "\"",
                            minutely.multiply(BigDecimal.valueOf(minute - began)).toPlainString(),
                            minute);
                }
            }
        }
    }

    private void sample(String name, String labels, String value, int minute) {
        lines.add(
                "%s{cluster=\"%s\",%s} %s %d"
                        .formatted(
                                name,
                                cluster,
                                labels,
                                value,
                                START.plusSeconds(60L * minute).getEpochSecond()));
    }
}
