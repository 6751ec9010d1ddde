package org.chargebackledger.ingest.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Slice;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all observations of a day saw so far: a namespace or a node that was deleted in the
 * afternoon still had cost in the morning.
 *
 * @param whose what was observed, and how; of anything else nothing is carried on
 * @param namespaces by name, as each was seen last
 * @param nodes by uid, as each was seen last
 * @param workloads by namespace and name, as each was seen last
 */
record SeenDay(
        String whose,
        SortedMap<String, Thing> namespaces,
        SortedMap<String, SeenNode> nodes,
        SortedMap<String, SeenWorkload> workloads) {

    private static final String FILE = "day.seen";

    /**
     * A node.
     *
     * @param at when it was seen last
     * @param isGone whether a later observation did not see it
     */
    record SeenNode(Thing node, String at, boolean isGone) {}

    static SeenDay before(FetchFolder folder, String whose) throws IOException {
        var none = new SeenDay(whose, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        var text = folder.text(FILE);
        try {
            var seen = text.isEmpty() ? none : ObjectPage.JSON.readValue(text, SeenDay.class);
            return seen.whose().equals(whose) ? seen : none;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we wrote cannot be read", e);
        }
    }

    /** The same with one more observation; what came into being after the day is none of it. */
    SeenDay with(
            Map<Listing, List<Thing>> lists,
            Owners owners,
            List<String> keys,
            Slice slice,
            Instant now) {
        var allNamespaces = new TreeMap<>(namespaces);
        of(lists, Listing.NAMESPACES, slice)
                .forEach(namespace -> allNamespaces.put(namespace.name(), namespace));
        var allNodes = new TreeMap<String, SeenNode>();
        nodes.forEach((uid, seen) -> allNodes.put(uid, new SeenNode(seen.node(), seen.at(), true)));
        of(lists, Listing.NODES, slice)
                .forEach(node ->
                        allNodes.put(node.uid(), new SeenNode(node, now.toString(), false)));
        var allWorkloads = new TreeMap<>(workloads);
        if (!keys.isEmpty()) {
            SeenWorkload.of(of(lists, Listing.PODS, slice), owners, keys)
                    .forEach(workload ->
                            allWorkloads.put(
                                    workload.namespace() + "/" + workload.name(), workload));
        }
        return new SeenDay(whose, allNamespaces, allNodes, allWorkloads);
    }

    private static List<Thing> of(Map<Listing, List<Thing>> lists, Listing listing, Slice slice) {
        return lists.getOrDefault(listing, List.of()).stream()
                .filter(thing -> isOf(thing, slice))
                .toList();
    }

    void keep(FetchFolder folder) throws IOException {
        folder.keep(
                FILE, file -> Files.writeString(file, ObjectPage.JSON.writeValueAsString(this)));
    }

    private static boolean isOf(Thing thing, Slice slice) {
        return thing.created().isEmpty() || Instant.parse(thing.created()).isBefore(slice.end());
    }
}
