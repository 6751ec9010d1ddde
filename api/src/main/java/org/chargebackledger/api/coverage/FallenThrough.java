package org.chargebackledger.api.coverage;

import org.chargebackledger.api.coverage.ClusterReadings.Place;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.projections.coverage.AttributedCost;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says why cost of a namespace found nobody. */
final class FallenThrough {

    private static final String NO_RULE = "no-rule";
    private static final String UNKNOWN = "unknown-cost-center";

    private final ClusterReadings readings;
    private final List<String> keys;
    private final List<String> workloadKeys;
    private final SortedMap<String, TreeSet<String>> unknown = new TreeMap<>();

    /**
     * @param findings of the run, which has the names that its register did not know
     */
    FallenThrough(ClusterReadings readings, LabelNeeds needs, List<RunFinding> findings) {
        this.readings = readings;
        this.keys = needs.keys(NeededLabel.On.NAMESPACE);
        this.workloadKeys = needs.keys(NeededLabel.On.POD);
        for (var finding : findings) {
            if (finding.code().equals(UNKNOWN)) {
                unknown.computeIfAbsent(finding.detail(), _ -> new TreeSet<>())
                        .add(finding.subject());
            }
        }
    }

    /** Whether the labels that are asked say nothing, rather than a name that nobody knows. */
    boolean lacksLabel(AttributedCost cost) {
        return cost.ofNode()
                && cost.origin().equals(NO_RULE)
                && names(cost.cluster(), cost.namespace()).isEmpty();
    }

    /** One sentence for each reason. */
    List<String> reasons(Place place, List<AttributedCost> costs) {
        var reasons = new LinkedHashSet<String>();
        for (var cost : costs) {
            reasons.addAll(
                    switch (cost.origin()) {
                        case "missing-usage" -> List.of("hours of nodes without a reading");
                        case "missing-shares" -> List.of("node cost that no line divides");
                        case NO_RULE ->
                                cost.ofNode()
                                        ? labels(place)
                                        : List.of("no rule matches its cost lines");
                        default -> List.of(cost.origin().replace('-', ' ') + " has no place to go");
                    });
        }
        return List.copyOf(reasons);
    }

    private List<String> labels(Place place) {
        var reasons = new ArrayList<String>();
        var names = names(place.cluster(), place.namespace());
        if (!names.isEmpty()) {
            reasons.add("no cost center is called " + String.join(", ", names));
        }
        if (!workloadKeys.isEmpty()) {
            reasons.addAll(ofWorkloads(place));
        }
        if (keys.isEmpty()) {
            if (workloadKeys.isEmpty()) {
                reasons.add("no rule asks a label of namespaces");
            }
            return reasons;
        }
        var known = readings.of(place.cluster(), place.namespace());
        var days = known.labelled().size();
        var without = known.without(keys);
        var asked = String.join(" or ", keys);
        if (days == 0) {
            reasons.add("nothing is delivered about its labels");
        } else if (without > 0) {
            reasons.add(
                    "label %s is missing on %d of the %d days that are known"
                            .formatted(asked, without, days));
        } else if (names.isEmpty()) {
            reasons.add("label %s is there, and no rule takes it".formatted(asked));
        }
        return reasons;
    }

    private List<String> ofWorkloads(Place place) {
        var known = readings.of(place.cluster(), place.namespace());
        var days = known.workloads().size();
        var without = known.workloadDaysWithout(workloadKeys);
        if (days == 0) {
            return List.of("nothing is delivered about labels of its workloads");
        }
        return without == 0
                ? List.of()
                : List.of(
                        "label %s of workloads is missing on %d of the %d days that are known of them"
                                .formatted(String.join(" or ", workloadKeys), without, days));
    }

    private Set<String> names(String cluster, String namespace) {
        return unknown.getOrDefault(
                "namespace %s/%s names it".formatted(cluster, namespace), new TreeSet<>());
    }
}
