package org.chargebackledger.api.coverage;

import org.chargebackledger.api.coverage.ClusterReadings.Place;
import org.chargebackledger.api.coverage.LabelCoverage.MoneyRow;
import org.chargebackledger.api.coverage.LabelCoverage.NamespaceRow;
import org.chargebackledger.api.coverage.LabelCoverage.Parts;
import org.chargebackledger.ingest.kubernetes.PodCounts;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.projections.coverage.AttributedCost;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Sums a run's cost by what decided about it. */
final class MoneyCoverage {

    private final List<AttributedCost> costs;
    private final RuleKinds kinds;
    private final FallenThrough fallen;
    private final PodCoverage pods;

    MoneyCoverage(
            List<AttributedCost> costs, RuleKinds kinds, FallenThrough fallen, PodCoverage pods) {
        this.costs = costs;
        this.kinds = kinds;
        this.fallen = fallen;
        this.pods = pods;
    }

    /** For each currency: all of it, then each cluster; shares of nodes first. */
    List<MoneyRow> rows() {
        var rows = new ArrayList<MoneyRow>();
        for (var currency : costs.stream().map(AttributedCost::currency).distinct().toList()) {
            Predicate<AttributedCost> ofCurrency = cost -> cost.currency().equals(currency);
            rows.add(row("kubernetes", null, currency, ofCurrency.and(AttributedCost::ofNode)));
            rows.add(row("all", null, currency, ofCurrency));
            var clusters = costs.stream().filter(ofCurrency).map(AttributedCost::cluster);
            for (var cluster : clusters.distinct().sorted().toList()) {
                var ofCluster = ofCurrency.and(cost -> cost.cluster().equals(cluster));
                if (!cluster.isEmpty()) {
                    rows.add(
                            row(
                                    "kubernetes",
                                    cluster,
                                    currency,
                                    ofCluster.and(AttributedCost::ofNode)));
                }
                rows.add(row("all", cluster, currency, ofCluster));
            }
        }
        return List.copyOf(rows);
    }

    private MoneyRow row(
            String scope,
            @Nullable String cluster,
            CurrencyCode currency,
            Predicate<AttributedCost> which) {
        var sums = new KindSums();
        var without = Exact.ZERO;
        for (var cost : costs) {
            if (which.test(cost)) {
                sums.add(kinds.of(cost), cost.amount());
                without = fallen.lacksLabel(cost) ? without.plus(cost.amount()) : without;
            }
        }
        var parts = parts(sums, currency);
        return new MoneyRow(
                scope,
                cluster,
                currency,
                parts,
                within(parts.unattributed(), Rounding.halfAwayFromZero(without, currency)),
                sums.coverage());
    }

    /** A part rounds by itself, its whole as one of several: it must not look like more of it. */
    private static Money within(Money whole, Money part) {
        var isMore = part.exact().compareTo(whole.exact()) > 0;
        return whole.signum() > 0 && isMore ? whole : part;
    }

    private record NamespaceKey(CurrencyCode currency, Place place) {}

    /** Those of which most is unattributed first. */
    List<NamespaceRow> namespaces() {
        var byKey =
                new TreeMap<NamespaceKey, List<AttributedCost>>(
                        Comparator.comparing(NamespaceKey::currency)
                                .thenComparing(NamespaceKey::place));
        for (var cost : costs) {
            if (!cost.cluster().isEmpty()) {
                var place = new Place(cost.cluster(), cost.namespace());
                byKey.computeIfAbsent(
                                new NamespaceKey(cost.currency(), place), _ -> new ArrayList<>())
                        .add(cost);
            }
        }
        var rows = new ArrayList<NamespaceRow>();
        byKey.forEach((key, own) -> rows.add(namespace(key, own)));
        rows.sort(
                Comparator.comparing(
                        row -> row.parts().unattributed().amount(), MoneyCoverage::descending));
        return List.copyOf(rows);
    }

    private static int descending(String one, String other) {
        return Exact.parse(other).compareTo(Exact.parse(one));
    }

    private NamespaceRow namespace(NamespaceKey key, List<AttributedCost> own) {
        var sums = new KindSums();
        own.forEach(cost -> sums.add(kinds.of(cost), cost.amount()));
        var unattributed =
                own.stream()
                        .filter(cost -> kinds.of(cost) == AttributionKind.UNATTRIBUTED)
                        .toList();
        var place = key.place();
        return new NamespaceRow(
                place.cluster(),
                place.namespace(),
                key.currency(),
                parts(sums, key.currency()),
                pods.readings().of(place.cluster(), place.namespace()).counts().get(PodCounts.PODS),
                pods.ofNamespace(place.cluster(), place.namespace()),
                fallen.reasons(place, unattributed));
    }

    private static Parts parts(KindSums sums, CurrencyCode currency) {
        var rounded = sums.rounded(currency);
        return new Parts(
                Rounding.halfAwayFromZero(sums.total(), currency),
                of(rounded, AttributionKind.COST_CENTER),
                of(rounded, AttributionKind.TAG),
                of(rounded, AttributionKind.NAMESPACE_LABEL),
                of(rounded, AttributionKind.WORKLOAD_LABEL),
                of(rounded, AttributionKind.POOL),
                of(rounded, AttributionKind.DEFAULT),
                of(rounded, AttributionKind.IDLE),
                of(rounded, AttributionKind.UNATTRIBUTED));
    }

    private static Money of(Map<AttributionKind, Money> rounded, AttributionKind kind) {
        return Objects.requireNonNull(rounded.get(kind));
    }
}
