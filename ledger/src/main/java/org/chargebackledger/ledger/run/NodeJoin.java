package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.usage.NodeLine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the nodes that a bill's resource ids mean, and the days on which they existed. */
final class NodeJoin {

    private final Map<String, TreeMap<String, SortedSet<String>>> clusters = new HashMap<>();
    private final Map<ResourceDay, SortedSet<String>> nodes = new HashMap<>();

    private record ResourceDay(String cluster, String resource, long day) {}

    NodeJoin(List<Counted<NodeLine>> deliveries) {
        for (var delivery : deliveries) {
            for (var line : delivery.lines()) {
                if (!line.resourceId().isEmpty()) {
                    enter(delivery, line);
                }
            }
        }
    }

    private void enter(Counted<NodeLine> delivery, NodeLine line) {
        for (var day : TimeSpan.of(line.start(), line.end()).days()) {
            if (delivery.counts(day)) {
                clusters.computeIfAbsent(line.resourceId(), any -> new TreeMap<>())
                        .computeIfAbsent(line.cluster(), any -> new TreeSet<>())
                        .add(line.node());
                nodes.computeIfAbsent(
                                new ResourceDay(line.cluster(), line.resourceId(), day),
                                any -> new TreeSet<>())
                        .add(line.node());
            }
        }
    }

    /**
     * The cluster that a resource is a node of: where it exists on the day, else where it ever did.
     */
    Optional<String> cluster(String resource, long day) {
        var candidates = clusters.get(resource);
        if (candidates == null) {
            return Optional.empty();
        }
        return candidates.keySet().stream()
                .filter(cluster -> !nodes(cluster, resource, day).isEmpty())
                .findFirst()
                .or(() -> Optional.of(candidates.firstKey()));
    }

    /** Whether a resource is a node on any day. */
    boolean isNode(String resource) {
        return clusters.containsKey(resource);
    }

    /** The names of the nodes with this resource id that exist on the day; mostly one or none. */
    SortedSet<String> nodes(String cluster, String resource, long day) {
        return nodes.getOrDefault(new ResourceDay(cluster, resource, day), new TreeSet<>());
    }
}
