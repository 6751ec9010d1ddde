package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.usage.DatedLabels;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Which labels each of many things had on which day; of lines that overlap the earlier counts. */
final class LabelsByDay<K> {

    /**
     * Days in a row with the same labels.
     *
     * @param end the day after the last one
     */
    private record Range(LocalDate end, String labels) {}

    private record ClusterDay(String cluster, LocalDate day) {}

    private final Map<K, TreeMap<LocalDate, Range>> ranges = new HashMap<>();
    private final Map<String, List<DatedLabels>> byCluster = new HashMap<>();
    private final Map<ClusterDay, Boolean> known = new HashMap<>();

    <L extends DatedLabels> LabelsByDay(List<L> lines, Function<L, K> key) {
        lines.stream()
                .sorted(Comparator.comparing(DatedLabels::validFrom))
                .forEach(line -> add(key.apply(line), line));
    }

    private void add(K key, DatedLabels line) {
        byCluster.computeIfAbsent(line.cluster(), any -> new ArrayList<>()).add(line);
        var own = ranges.computeIfAbsent(key, any -> new TreeMap<>());
        var last = own.lastEntry();
        var covered = last == null ? LocalDate.MIN : last.getValue().end();
        var from = line.firstDayFrom(covered);
        var end = line.endDayUntil(LocalDate.MAX);
        if (!from.isBefore(end)) {
            return;
        }
        if (last != null
                && from.equals(covered)
                && last.getValue().labels().equals(line.labels())) {
            own.put(last.getKey(), new Range(end, line.labels()));
        } else {
            own.put(from, new Range(end, line.labels()));
        }
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether anything is known of it on any day. */
    boolean knows(K key) {
        return ranges.containsKey(key);
    }

    /** The labels of one thing on a day, as JSON; null if none are known. */
    @Nullable String on(K key, LocalDate day) {
        var own = ranges.get(key);
        var range = own == null ? null : own.floorEntry(day);
        return range == null || !day.isBefore(range.getValue().end())
                ? null
                : range.getValue().labels();
    }

    /** Whether anything of a cluster has known labels on a day. */
    boolean isKnown(String cluster, LocalDate day) {
        return known.computeIfAbsent(
                new ClusterDay(cluster, day),
                any ->
                        byCluster.getOrDefault(cluster, List.of()).stream()
                                .anyMatch(line -> line.holdsWithin(day, day.plusDays(1))));
    }
}
