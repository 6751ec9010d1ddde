package org.chargebackledger.ingest.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Slice;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all observations of a day saw so far: a namespace or a node that was deleted in the
 * afternoon still had cost in the morning.
 *
 * @param whose what was observed, and how; of anything else nothing is carried on
 * @param namespaces by name, as each was seen last
 * @param nodes by uid, as each was seen last
 */
record SeenDay(
        String whose, SortedMap<String, Thing> namespaces, SortedMap<String, SeenNode> nodes) {

    private static final String FILE = "day.seen";

    /**
     * A node.
     *
     * @param at when it was seen last
     * @param isGone whether a later observation did not see it
     */
    record SeenNode(Thing node, String at, boolean isGone) {}

    static SeenDay before(FetchFolder folder, String whose) throws IOException {
        var none = new SeenDay(whose, new TreeMap<>(), new TreeMap<>());
        var text = folder.text(FILE);
        try {
            var seen = text.isEmpty() ? none : ObjectPage.JSON.readValue(text, SeenDay.class);
            return seen.whose().equals(whose) ? seen : none;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we wrote cannot be read", e);
        }
    }

    /** The same with one more observation; what came into being after the day is none of it. */
    SeenDay with(List<Thing> seenNamespaces, List<Thing> seenNodes, Slice slice, Instant now) {
        var allNamespaces = new TreeMap<>(namespaces);
        for (var namespace : seenNamespaces) {
            if (isOf(namespace, slice)) {
                allNamespaces.put(namespace.name(), namespace);
            }
        }
        var allNodes = new TreeMap<String, SeenNode>();
        nodes.forEach((uid, seen) -> allNodes.put(uid, new SeenNode(seen.node(), seen.at(), true)));
        for (var node : seenNodes) {
            if (isOf(node, slice)) {
                allNodes.put(node.uid(), new SeenNode(node, now.toString(), false));
            }
        }
        return new SeenDay(whose, allNamespaces, allNodes);
    }

    void keep(FetchFolder folder) throws IOException {
        folder.keep(
                FILE, file -> Files.writeString(file, ObjectPage.JSON.writeValueAsString(this)));
    }

    private static boolean isOf(Thing thing, Slice slice) {
        return thing.created().isEmpty() || Instant.parse(thing.created()).isBefore(slice.end());
    }
}
