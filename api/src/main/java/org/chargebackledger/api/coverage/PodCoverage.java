package org.chargebackledger.api.coverage;

import org.chargebackledger.api.coverage.LabelCoverage.PodRow;
import org.chargebackledger.ingest.kubernetes.PodCounts;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;

/** How many of the pods that need a label carry it. */
record PodCoverage(ClusterReadings readings, LabelNeeds needs) {

    /** One row for each cluster and label. */
    List<PodRow> rows() {
        var rows = new ArrayList<PodRow>();
        for (var cluster : readings.clusters()) {
            for (var label : needs.labels()) {
                rows.add(row(cluster, label));
            }
        }
        return List.copyOf(rows);
    }

    private PodRow row(String cluster, NeededLabel label) {
        var which = needing(cluster);
        var pods = readings.sum(PodCounts.PODS, which);
        var with = sum(label.metric(), which);
        return new PodRow(
                cluster,
                label.key(),
                label.on().name().toLowerCase(Locale.ROOT),
                readings.days(cluster),
                pods,
                with,
                sum(label.anywhere(), which),
                with == null ? null : KindSums.ratio(with, pods));
    }

    /**
     * Which part of the pods has a label where it is asked. Counts are by label: of several that
     * are alternatives, the one that most have is a lower bound of those that have any.
     *
     * @param cluster null for all
     * @return null if nothing is counted
     */
    @Nullable Exact of(@Nullable String cluster, NeededLabel.On on) {
        return best(
                needs.labels().stream().filter(label -> label.on() == on).toList(),
                needing(cluster));
    }

    /** The same of one namespace, and of all labels. */
    @Nullable Exact ofNamespace(String cluster, String namespace) {
        return best(
                needs.labels(), (place, name) -> place.equals(cluster) && name.equals(namespace));
    }

    private @Nullable Exact best(List<NeededLabel> labels, BiPredicate<String, String> which) {
        var pods = readings.sum(PodCounts.PODS, which);
        return labels.stream()
                .map(label -> sum(label.metric(), which))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(with -> KindSums.ratio(with, pods))
                .orElse(null);
    }

    private BiPredicate<String, String> needing(@Nullable String cluster) {
        return (place, namespace) ->
                (cluster == null || cluster.equals(place)) && !needs.exempts(place, namespace);
    }

    private @Nullable Exact sum(String count, BiPredicate<String, String> which) {
        return readings.has(count, which) ? readings.sum(count, which) : null;
    }
}
