package org.chargebackledger.ingest.kubernetes;

import org.chargebackledger.ingest.readings.Workloads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A workload as readings name it, and the labels on which all its pods agree.
 *
 * @param disagreeing keys of which its pods have different values, or some none
 */
record SeenWorkload(
        String namespace,
        String name,
        SortedMap<String, String> labels,
        SortedSet<String> disagreeing) {

    private record Named(String namespace, String name) implements Comparable<Named> {

        private static final Comparator<Named> ORDER =
                Comparator.comparing(Named::namespace).thenComparing(Named::name);

        @Override
        public int compareTo(Named other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The workloads of pods, by what owns these. By its own name a pod is found too, as readings
     * that know no more call it, unless that is what another workload is called.
     */
    static List<SeenWorkload> of(List<Thing> pods, Owners owners, List<String> keys) {
        var byName = named(pods, SeenWorkload::ofOwner);
        named(pods, pod -> Workloads.ofPod(pod.name())).forEach(byName::putIfAbsent);
        var workloads = new ArrayList<SeenWorkload>();
        byName.forEach((named, own) -> workloads.add(of(named, own, owners, keys)));
        return List.copyOf(workloads);
    }

    private static NavigableMap<Named, List<Thing>> named(
            List<Thing> pods, Function<Thing, String> name) {
        var byName = new TreeMap<Named, List<Thing>>();
        for (var pod : pods) {
            byName.computeIfAbsent(
                            new Named(pod.namespace(), name.apply(pod)), _ -> new ArrayList<>())
                    .add(pod);
        }
        return byName;
    }

    private static String ofOwner(Thing pod) {
        var owner = pod.owner().split("/", 2);
        return owner.length < 2
                ? Workloads.ofPod(pod.name())
                : Workloads.ofOwner(owner[0], owner[1], pod.name(), owner[1]);
    }

    /**
     * Pods that are done count only where there is no other: they may be there for days with labels
     * that nothing has any more.
     */
    private static SeenWorkload of(
            Named named, List<Thing> pods, Owners owners, List<String> keys) {
        var running = pods.stream().filter(pod -> !pod.isDone()).toList();
        var counting = running.isEmpty() ? pods : running;
        var labels = new TreeMap<String, String>();
        var disagreeing = new TreeSet<String>();
        for (var key : keys) {
            var values =
                    counting.stream()
                            .map(pod -> owners.label(pod, key))
                            .collect(Collectors.toSet());
            if (values.size() > 1) {
                disagreeing.add(key);
            } else {
                values.stream()
                        .filter(value -> !value.isEmpty())
                        .forEach(value -> labels.put(key, value));
            }
        }
        return new SeenWorkload(named.namespace(), named.name(), labels, disagreeing);
    }
}
