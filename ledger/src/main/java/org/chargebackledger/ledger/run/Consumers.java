package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.UsageLine;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells apart who used nodes, as finely as the rules need it, and completes the labels of their
 * readings by those of their workloads, once for each workload and day.
 */
final class Consumers {

    private record OnDay(Consumer consumer, LocalDate day) {}

    private record Both(String own, String dated) {}

    private record Differing(Consumer consumer, String key, String own, String dated)
            implements Comparable<Differing> {

        @Override
        public int compareTo(Differing other) {
            var byConsumer = consumer.compareTo(other.consumer);
            return byConsumer == 0 ? text().compareTo(other.text()) : byConsumer;
        }

        String text() {
            return "label %s is '%s' on its readings, which counts, and '%s' as delivered for it"
                    .formatted(key, own, dated);
        }
    }

    private final boolean byWorkload;
    private final boolean byLabels;
    private final LabelHistory labels;
    private final Set<String> askedKeys;
    private final Map<OnDay, Consumer> completed = new HashMap<>();
    private final Map<Both, String> joined = new HashMap<>();
    private final SortedMap<Differing, Set<LocalDate>> differing = new TreeMap<>();

    Consumers(AllocationInputs inputs, LabelHistory labels) {
        this(
                PolicyColumns.askWorkload(inputs.policy()),
                PolicyColumns.readingLabels(inputs.policy()),
                labels);
    }

    private Consumers(boolean byWorkload, Set<String> askedKeys, LabelHistory labels) {
        this.byWorkload = byWorkload;
        this.askedKeys = askedKeys;
        this.byLabels = !askedKeys.isEmpty();
        this.labels = labels;
    }

    /** Every workload apart, whatever the rules need, and no labels. */
    static Consumers workloads(AllocationInputs inputs) {
        return new Consumers(true, Set.of(), new LabelHistory(inputs));
    }

    /** Whose reading it is: of a workload by name only where that makes a difference. */
    Consumer of(UsageLine line) {
        return of(line.cluster(), line.namespace(), line.workload(), line.labels());
    }

    /** Whom a line of a bill names, which carries no labels of its own. */
    Consumer named(String cluster, String namespace, String workload, LocalDate day) {
        return completed(of(cluster, namespace, workload, "{}"), day);
    }

    private Consumer of(String cluster, String namespace, String workload, String own) {
        var apart = byWorkload || isLabelled(cluster, namespace, workload);
        return new Consumer(cluster, namespace, apart ? workload : "", byLabels ? own : "{}");
    }

    /** Whether consumers are what was read, for no workload is known to have any labels. */
    boolean areAsRead() {
        return !byLabels || labels.knowsNoWorkload();
    }

    private boolean isLabelled(String cluster, String namespace, String workload) {
        return byLabels && labels.knowsWorkload(cluster, namespace, workload);
    }

    /** As if its readings had carried the labels that its workload had on a day. */
    Consumer completed(Consumer read, LocalDate day) {
        return isLabelled(read.cluster(), read.namespace(), read.workload())
                ? completed.computeIfAbsent(new OnDay(read, day), any -> complete(read, day))
                : read;
    }

    private Consumer complete(Consumer read, LocalDate day) {
        var dated = labels.ofWorkload(read.cluster(), read.namespace(), read.workload(), day);
        return new Consumer(
                read.cluster(),
                read.namespace(),
                byWorkload ? read.workload() : "",
                dated == null ? read.labels() : joined(read, dated, day));
    }

    private String joined(Consumer read, String dated, LocalDate day) {
        noteDiffering(read, dated, day);
        return joined.computeIfAbsent(
                new Both(read.labels(), dated),
                both -> {
                    var all = new TreeMap<String, Object>(labels.values(both.dated()));
                    labels.values(both.own())
                            .forEach((key, value) -> {
                                if (!value.isEmpty()) {
                                    all.put(key, value);
                                }
                            });
                    return CanonicalJson.text(all);
                });
    }

    private void noteDiffering(Consumer read, String dated, LocalDate day) {
        for (var key : askedKeys) {
            var own = text(read.labels(), key);
            var other = text(dated, key);
            if (!own.isEmpty() && !other.isEmpty() && !own.equals(other)) {
                var who = new Consumer(read.cluster(), read.namespace(), read.workload(), "{}");
                differing
                        .computeIfAbsent(
                                new Differing(who, key, own, other), any -> new TreeSet<>())
                        .add(day);
            }
        }
    }

    private String text(String json, String key) {
        return labels.values(json).getOrDefault(key, "");
    }

    /** The day's own labels of workloads, if any of the cluster are known; else another day's. */
    LocalDate labelDay(String cluster, LocalDate day, LocalDate other) {
        return labels.knowsWorkloads(cluster, day) ? day : other;
    }

    /** Workloads whose readings say something else than what is known of them. */
    void reportDiffering(Findings findings) {
        differing.forEach((label, days) ->
                findings.add(
                        "workload-label-differs",
                        "%s/%s/%s"
                                .formatted(
                                        label.consumer().cluster(),
                                        label.consumer().namespace(),
                                        label.consumer().workload()),
                        "%s, on %d of the days".formatted(label.text(), days.size()),
                        Exact.ZERO));
    }
}
