package org.chargebackledger.ingest.prometheus;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The expressions that are asked. Each looks at its samples on a grid of whole steps: what a pod
 * had at a point stands for one step. On such a grid windows share no point and leave none out, and
 * replicas of a scraper, whose samples lie between each other, agree.
 *
 * @param clusterLabel the label that tells clusters apart; empty if there is but one
 * @param offer what of a node counts: {@code capacity} or {@code allocatable}
 * @param rate how far a rate looks back
 */
record PromQl(
        String clusterLabel,
        Collection<String> clusters,
        String offer,
        Duration step,
        Duration rate) {

    private static final String GPUS = "resource=~\"nvidia_com_gpu|amd_com_gpu|gpu_intel_com_.+\"";
    private static final String CLAIMED =
            "kube_persistentvolumeclaim_resource_requests_storage_bytes";
    private static final String OWNER = "node, created_by_kind, created_by_name";
    private static final String CONTAINERS = "container!=\"\", container!=\"POD\"";

    /** What a pod says to itself leaves it by no wire. */
    private static final String WIRES = "pod!=\"\", interface!=\"lo\"";

    String of(Quantity quantity, Window window) {
        return switch (quantity) {
            case CPU_REQUEST ->
                    ofPods(window, requested("resource=\"cpu\", unit=\"core\""), placed(""));
            case RAM_REQUEST ->
                    ofPods(window, requested("resource=\"memory\", unit=\"byte\""), placed(""));
            case GPU_REQUEST -> ofPods(window, requested(GPUS), placed(""));
            case CPU_USED ->
                    ofPods(
                            window,
                            max(
                                    "namespace, pod, container, id",
                                    rate("container_cpu_usage_seconds_total", CONTAINERS)),
                            placedLately(""));
            case RAM_USED ->
                    ofPods(
                            window,
                            max(
                                    "namespace, pod, container",
                                    metric("container_memory_working_set_bytes", CONTAINERS)),
                            placed(""));
            // What a pod sees on its node's own network is the traffic of the whole node.
            case NETWORK -> ofPods(window, traffic(), placedLately(", host_network!=\"true\""));
            case VOLUMES -> added(window, volumes());
            case NODE_CPU -> offered("node", "resource=\"cpu\", unit=\"core\"");
            case NODE_RAM -> offered("node", "resource=\"memory\", unit=\"byte\"");
            case NODE_GPU ->
                    "sum by (%s) (%s)".formatted(by("node"), offered("node, resource", GPUS));
            case NODE_ID ->
                    max(
                            "node, provider_id",
                            "max_over_time(%s[%s])"
                                    .formatted(
                                            metric("kube_node_info", ""), text(window.length())));
            case METRIC -> throw new IllegalArgumentException("metrics have their own expression");
        };
    }

    /** What shows, right now, whether something is measured at all. */
    String present(String name) {
        var count = "count(" + metric(name, "") + ")";
        return clusterLabel.isEmpty()
                ? count
                : "count by (%s) (%s)".formatted(clusterLabel, metric(name, ""));
    }

    /** Requests of pods that have not ended: a pod that completed is still listed with its own. */
    private String requested(String resource) {
        return "(%s and on (%s) %s == 1)"
                .formatted(
                        max(
                                "namespace, pod, container",
                                metric("kube_pod_container_resource_requests", resource)),
                        by("namespace, pod"),
                        max(
                                "namespace, pod",
                                metric("kube_pod_status_phase", "phase=~\"Pending|Running\"")));
    }

    private String traffic() {
        return "(%s + %s)"
                .formatted(
                        max(
                                "namespace, pod, interface, id",
                                rate("container_network_transmit_bytes_total", WIRES)),
                        max(
                                "namespace, pod, interface, id",
                                rate("container_network_receive_bytes_total", WIRES)));
    }

    private String volumes() {
        return "sum by (%s) (%s and on (%s) %s == 1)"
                .formatted(
                        by("namespace"),
                        max("namespace, persistentvolumeclaim", metric(CLAIMED, "")),
                        by("namespace, persistentvolumeclaim"),
                        max(
                                "namespace, persistentvolumeclaim",
                                metric(
                                        "kube_persistentvolumeclaim_status_phase",
                                        "phase=\"Bound\"")));
    }

    private String offered(String labels, String resource) {
        return max(labels, metric("kube_node_status_" + offer, resource));
    }

    /**
     * Added up for each pod, where it ran and whose it is. A pod that two samples place on two
     * nodes, as one moves, is on one of them: two would fail the whole question.
     */
    private String ofPods(Window window, String measured, String places) {
        return added(
                window,
                "sum by (%s) (%s * on (%s) group_left(%s) topk by (%s) (1, %s))"
                        .formatted(
                                by("namespace, pod, " + OWNER),
                                measured,
                                by("namespace, pod"),
                                OWNER,
                                by("namespace, pod"),
                                places));
    }

    private String placed(String pods) {
        return max("namespace, pod, " + OWNER, info(pods));
    }

    /**
     * Where a pod is or was last, as long ago as a rate looks back: what a pod used in its last
     * minutes shows in rates after it is gone. Its name may be in another place by then.
     */
    private String placedLately(String pods) {
        return "(%s or on (%s) %s)"
                .formatted(
                        placed(pods),
                        by("namespace, pod"),
                        max(
                                "namespace, pod, " + OWNER,
                                "last_over_time(%s[%s])".formatted(info(pods), text(rate))));
    }

    private String info(String pods) {
        return metric("kube_pod_info", "node!=\"\"" + pods);
    }

    private String added(Window window, String each) {
        return "sum_over_time((%s)[%s:%s]) * %d"
                .formatted(each, text(window.length()), text(step), step.toSeconds());
    }

    /**
     * To be added up over {@code id}, which names one life of a container: as one ends and the next
     * begins, the rate of each is a part of the use.
     */
    private String rate(String name, String matchers) {
        return "rate(%s[%s])".formatted(metric(name, matchers), text(rate));
    }

    /** One of what replicas of a scraper repeat. */
    private String max(String labels, String measured) {
        return "max by (%s) (%s)".formatted(by(labels), measured);
    }

    private String by(String labels) {
        return clusterLabel.isEmpty() ? labels : clusterLabel + ", " + labels;
    }

    private String metric(String name, String matchers) {
        var all =
                clusterLabel.isEmpty()
                        ? List.of(matchers)
                        : List.of(matchers, clusterLabel + "=~\"" + anyCluster() + "\"");
        return name
                + all.stream()
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private String anyCluster() {
        return new TreeSet<>(clusters)
                .stream().map(name -> name.replace(".", "[.]")).collect(Collectors.joining("|"));
    }

    private static String text(Duration length) {
        return length.toSeconds() + "s";
    }
}
