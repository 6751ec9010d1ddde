package org.chargebackledger.ingest.kubernetes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many pods a namespace runs, and how many of them carry a label, and where. */
public final class PodCounts {

    /** Of all pods; the others are of those that carry a label. */
    public static final String PODS = "kubernetes-pods";

    /** Themselves, or what owns them, or their namespace. */
    public static final String WITH = "kubernetes-pods-with:";

    public static final String ITSELF = "kubernetes-pods-itself:";
    public static final String NAMESPACE = "kubernetes-pods-namespace:";

    private final List<String> labels;
    private final Map<String, Thing> namespaces = new HashMap<>();
    private final Owners owners;
    private final SortedMap<String, SortedMap<String, Long>> byNamespace = new TreeMap<>();

    private PodCounts(List<String> labels, Owners owners) {
        this.labels = labels;
        this.owners = owners;
    }

    /** The names of all counts by these labels. */
    static List<String> metrics(List<String> labels) {
        var names = new TreeMap<String, Boolean>();
        names.put(PODS, true);
        for (var label : labels) {
            names.put(WITH + label, true);
            names.put(ITSELF + label, true);
            names.put(NAMESPACE + label, true);
        }
        return List.copyOf(names.keySet());
    }

    /**
     * Counts by namespace and by name of the count. Each namespace has all of them, also where they
     * are 0: an earlier count would stand otherwise.
     */
    static SortedMap<String, SortedMap<String, Long>> of(
            Map<Listing, List<Thing>> lists, Owners owners, List<String> labels) {
        var counts = new PodCounts(labels, owners);
        for (var namespace : lists.getOrDefault(Listing.NAMESPACES, List.of())) {
            counts.namespaces.put(namespace.name(), namespace);
            counts.of(namespace.name());
        }
        for (var pod : lists.getOrDefault(Listing.PODS, List.of())) {
            if (!pod.isDone()) {
                counts.add(pod);
            }
        }
        return counts.byNamespace;
    }

    private SortedMap<String, Long> of(String namespace) {
        return byNamespace.computeIfAbsent(
                namespace,
                _ -> {
                    var none = new TreeMap<String, Long>();
                    metrics(labels).forEach(name -> none.put(name, 0L));
                    return none;
                });
    }

    private void add(Thing pod) {
        var counts = of(pod.namespace());
        counts.merge(PODS, 1L, Long::sum);
        var namespace = namespaces.get(pod.namespace());
        for (var label : labels) {
            var itself = pod.carries(label);
            var above = namespace != null && namespace.carries(label);
            counts.merge(ITSELF + label, itself ? 1L : 0L, Long::sum);
            counts.merge(NAMESPACE + label, above ? 1L : 0L, Long::sum);
            counts.merge(
                    WITH + label,
                    itself || above || !owners.ofOwner(pod, label).isEmpty() ? 1L : 0L,
                    Long::sum);
        }
    }
}
