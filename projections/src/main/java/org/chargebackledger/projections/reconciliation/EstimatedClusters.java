package org.chargebackledger.projections.reconciliation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.reconciliation.EstimatedCluster;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.chargebackledger.projections.estimate.EstimateDimension;
import org.chargebackledger.projections.estimate.EstimateTotal;
import org.chargebackledger.projections.estimate.Estimates;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Answers what cost models say of each cluster and node, as a waterfall begins with it. */
public final class EstimatedClusters {

    private record Key(String cluster, CurrencyCode currency) {

        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::cluster).thenComparing(Key::currency);

        static Key of(EstimateTotal total) {
            return new Key(total.of(EstimateDimension.CLUSTER), total.currency());
        }
    }

    /** One cluster while it is gathered. */
    private static final class Gathered {
        private final Set<LocalDate> days = new HashSet<>();
        private final Set<String> namespaces = new HashSet<>();
        private final Map<String, Map<EstimateCategory, Exact>> nodes = new HashMap<>();
    }

    private final Estimates estimates;

    public EstimatedClusters(Estimates estimates) {
        this.estimates = estimates;
    }

    /** All clusters of which anything is estimated on the days of a period. */
    public List<EstimatedCluster> of(String book, Period period) {
        var clusters = new TreeMap<Key, Gathered>(Key.ORDER);
        for (var total : totals(book, period, EstimateDimension.DAY)) {
            of(clusters, total).days.add(LocalDate.parse(total.of(EstimateDimension.DAY)));
        }
        if (clusters.isEmpty()) {
            return List.of();
        }
        for (var total : totals(book, period, EstimateDimension.NAMESPACE)) {
            of(clusters, total).namespaces.add(total.of(EstimateDimension.NAMESPACE));
        }
        for (var total :
                estimates.totals(
                        book,
                        period,
                        Set.of(
                                EstimateDimension.CLUSTER,
                                EstimateDimension.NODE,
                                EstimateDimension.CATEGORY))) {
            of(clusters, total)
                    .nodes
                    .computeIfAbsent(
                            total.of(EstimateDimension.NODE),
                            any -> new EnumMap<>(EstimateCategory.class))
                    .put(
                            EstimateCategory.ofText(total.of(EstimateDimension.CATEGORY)),
                            total.amount());
        }
        return clusters.entrySet().stream()
                .map(one ->
                        new EstimatedCluster(
                                one.getKey().cluster(),
                                one.getKey().currency(),
                                one.getValue().days,
                                one.getValue().namespaces,
                                one.getValue().nodes))
                .toList();
    }

    private List<EstimateTotal> totals(String book, Period period, EstimateDimension by) {
        return estimates.totals(book, period, Set.of(EstimateDimension.CLUSTER, by));
    }

    private static Gathered of(Map<Key, Gathered> clusters, EstimateTotal total) {
        return clusters.computeIfAbsent(Key.of(total), any -> new Gathered());
    }
}
