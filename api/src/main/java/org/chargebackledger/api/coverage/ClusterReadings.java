package org.chargebackledger.api.coverage;

import org.chargebackledger.ledger.money.Exact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** What is known of the pods and labels of each namespace of each cluster. */
record ClusterReadings(SortedMap<Place, NamespaceReadings> byPlace) {

    /** A namespace of a cluster. */
    record Place(String cluster, String namespace) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            var byCluster = cluster.compareTo(other.cluster);
            return byCluster != 0 ? byCluster : namespace.compareTo(other.namespace);
        }
    }

    /**
     * One namespace.
     *
     * @param counts sums over days by name of the count, so pods times days
     * @param counted days with counts
     * @param labelled the keys it had, by day on which anything is known of its labels
     * @param workloads the keys that each of its workloads had, on each day known of it
     */
    record NamespaceReadings(
            Map<String, Exact> counts,
            Set<LocalDate> counted,
            SortedMap<LocalDate, Set<String>> labelled,
            List<Set<String>> workloads) {

        void add(LocalDate day, String count, Exact value) {
            counts.merge(count, value, Exact::plus);
            counted.add(day);
        }

        void label(LocalDate day, Collection<String> keys) {
            labelled.put(day, Set.copyOf(keys));
        }

        void labelWorkload(Set<String> keys) {
            workloads.add(keys);
        }

        /** On how many days, each of a workload, that workload had none of these labels. */
        long workloadDaysWithout(Collection<String> keys) {
            return workloads.stream().filter(had -> keys.stream().noneMatch(had::contains)).count();
        }

        /** On how many days it had none of these labels. */
        long without(Collection<String> keys) {
            return labelled.values().stream()
                    .filter(had -> keys.stream().noneMatch(had::contains))
                    .count();
        }
    }

    NamespaceReadings of(String cluster, String namespace) {
        return byPlace.computeIfAbsent(
                new Place(cluster, namespace),
                _ ->
                        new NamespaceReadings(
                                new TreeMap<>(),
                                new HashSet<>(),
                                new TreeMap<>(),
                                new ArrayList<>()));
    }

    /** The sum of a count over those namespaces of a cluster that are asked about. */
    Exact sum(String count, BiPredicate<String, String> which) {
        return byPlace.entrySet().stream()
                .filter(one -> which.test(one.getKey().cluster(), one.getKey().namespace()))
                .map(one -> one.getValue().counts().getOrDefault(count, Exact.ZERO))
                .reduce(Exact.ZERO, Exact::plus);
    }

    /** Whether anything was counted under a name. */
    boolean has(String count, BiPredicate<String, String> which) {
        return byPlace.entrySet().stream()
                .filter(one -> which.test(one.getKey().cluster(), one.getKey().namespace()))
                .anyMatch(one -> one.getValue().counts().containsKey(count));
    }

    /** The clusters whose pods are counted. */
    Set<String> clusters() {
        var clusters = new TreeSet<String>();
        byPlace.forEach((place, readings) -> {
            if (!readings.counts().isEmpty()) {
                clusters.add(place.cluster());
            }
        });
        return clusters;
    }

    /** On how many days the pods of a cluster were counted. */
    int days(String cluster) {
        var days = new HashSet<LocalDate>();
        byPlace.forEach((place, readings) -> {
            if (place.cluster().equals(cluster)) {
                days.addAll(readings.counted());
            }
        });
        return days.size();
    }
}
