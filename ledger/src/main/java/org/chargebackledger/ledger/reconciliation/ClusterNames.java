package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.run.NodeUse;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Tells the cluster of a bill's resources: by its nodes, by the line, by the cluster's own name.
 */
final class ClusterNames {

    /** A cluster's name as a whole word within the name of a resource. */
    private record Named(String cluster, Pattern pattern) {

        static Named of(String cluster) {
            return new Named(
                    cluster,
                    Pattern.compile(
                            "(?<![a-z0-9-])" + Pattern.quote(cluster) + "(?![a-z0-9-])",
                            Pattern.CASE_INSENSITIVE));
        }
    }

    private final NodeUse use;
    private final List<Named> names;
    private final Map<String, String> named = new HashMap<>();

    ClusterNames(NodeUse use, Set<String> others) {
        this.use = use;
        var all = new TreeSet<>(use.clusters());
        all.addAll(others);
        names =
                all.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Named::of)
                        .toList();
    }

    /**
     * The cluster; empty if there is none.
     *
     * @param stated by the line
     */
    String of(String resource, String stated, LocalDate day) {
        return use.cluster(resource, day)
                .orElseGet(() ->
                        stated.isEmpty() ? named.computeIfAbsent(resource, this::named) : stated);
    }

    private String named(String resource) {
        return names.stream()
                .filter(one -> one.pattern().matcher(resource).find())
                .map(Named::cluster)
                .findFirst()
                .orElse("");
    }
}
