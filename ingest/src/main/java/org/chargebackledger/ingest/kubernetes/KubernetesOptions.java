package org.chargebackledger.ingest.kubernetes;

import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is configured of a connector, beside how its cluster is reached.
 *
 * @param labels keys by which pods are counted and of which workloads' labels are delivered
 * @param annotations prefixes of the annotations that are kept
 * @param capacity where a node says what it offers; empty if nodes are not delivered
 * @param late how long after its end a day may still be observed
 * @param identity uid of the namespace {@code kube-system}; empty if any cluster will do
 */
record KubernetesOptions(
        String cluster,
        List<String> labels,
        List<String> annotations,
        String capacity,
        Duration late,
        int pageSize,
        String identity) {

    /** Before the key of an annotation that is kept as a label; no label's key has a colon. */
    static final String ANNOTATION = "annotation:";

    static final List<Setting> SETTINGS =
            List.of(
                    Setting.required("cluster", "our id of it, as usage and bills call it"),
                    Setting.optional(
                            "labels",
                            "keys by which pods are counted and workloads' labels delivered,"
                                    + " separated by commas: those that the allocation policy looks"
                                    + " up; annotation:KEY is an annotation"),
                    Setting.optional(
                            "annotations",
                            "prefixes of the annotations of namespaces to keep, such as"
                                    + " finops.example.com/; one becomes the label"
                                    + " annotation:KEY"),
                    Setting.withDefault(
                            "nodes",
                            "none",
                            "what nodes offer: none if another source delivers nodes, capacity, or"
                                    + " allocatable without what the system keeps"),
                    Setting.withDefault(
                            "late-hours",
                            "3",
                            "how long after its end a day may still be observed, 1 to 24"),
                    Setting.withDefault(
                            "page-size", "500", "how many objects one question asks for, to 5000"),
                    Setting.optional(
                            "cluster-uid",
                            "uid of its namespace kube-system; another cluster is refused"));

    private static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9._:/@-]+");
    private static final Pattern KEY =
            Pattern.compile(
                    "(annotation:)?([a-z0-9.-]+/)?[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
    private static final int DAY = 24;
    private static final int PAGE_MAX = 5000;

    static KubernetesOptions of(Settings settings) {
        var cluster = settings.text("cluster");
        if (!CLUSTER.matcher(cluster).matches()) {
            throw settings.invalid("cluster", "is no name of a cluster: '" + cluster + "'");
        }
        var labels = List.copyOf(new TreeSet<>(settings.list("labels")));
        for (var label : labels) {
            if (!KEY.matcher(label).matches()) {
                throw settings.invalid("labels", "holds no key of a label: '" + label + "'");
            }
        }
        var nodes = settings.text("nodes");
        if (!List.of("none", "capacity", "allocatable").contains(nodes)) {
            throw settings.invalid("nodes", "is none of none, capacity, allocatable");
        }
        return new KubernetesOptions(
                cluster,
                labels,
                settings.list("annotations"),
                nodes.equals("none") ? "" : nodes,
                Duration.ofHours(settings.number("late-hours", DAY)),
                settings.number("page-size", PAGE_MAX),
                settings.given("cluster-uid").orElse(""));
    }

    boolean hasNodes() {
        return !capacity.isEmpty();
    }

    /** What has to be listed. Namespaces come last: each pod's namespace is then known, or gone. */
    List<Listing> listings() {
        var listings = new ArrayList<Listing>();
        if (hasNodes()) {
            listings.add(Listing.NODES);
        }
        listings.add(Listing.PODS);
        if (!labels.isEmpty()) {
            listings.addAll(Listing.OWNERS);
        }
        listings.add(Listing.NAMESPACES);
        return List.copyOf(listings);
    }

    /** An object's labels, and its annotations under the names of labels. */
    SortedMap<String, String> labelled(
            Listing listing, Map<String, String> own, Map<String, String> annotated) {
        var kept = new TreeMap<String, String>();
        annotated.forEach((key, value) -> kept.put(ANNOTATION + key, value));
        if (listing == Listing.NAMESPACES) {
            kept.keySet().removeIf(key -> !isKept(key));
            kept.putAll(own);
        } else {
            kept.putAll(own);
            kept.keySet().retainAll(labels);
        }
        return kept;
    }

    /** The whole object as somebody last applied it is no statement about it. */
    private boolean isKept(String annotation) {
        return !annotation.endsWith("/last-applied-configuration")
                && (labels.contains(annotation)
                        || annotations.stream()
                                .anyMatch(prefix -> annotation.startsWith(ANNOTATION + prefix)));
    }
}
