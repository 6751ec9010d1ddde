package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.run.Measurements.ClusterDay;
import org.jspecify.annotations.Nullable;

import java.util.SortedSet;

/**
 * What a piece of node cost paid for on a day: certain nodes of a cluster, or all of them.
 *
 * @param nodes names of the nodes, comma-separated; empty for the cluster's whole capacity
 * @param provided the part of it where the provider divides it; null where measured usage does
 */
record Machine(String cluster, String nodes, long day, ProviderShares.@Nullable Part provided) {

    static Machine whole(String cluster, long day) {
        return new Machine(cluster, "", day, null);
    }

    static Machine of(String cluster, SortedSet<String> nodes, long day) {
        return new Machine(cluster, String.join(",", nodes), day, null);
    }

    Machine providing(ProviderShares.Part part) {
        return new Machine(cluster, nodes, day, part);
    }

    Machine wholly() {
        return provided == null ? this : new Machine(cluster, nodes, day, null);
    }

    boolean isWhole() {
        return nodes.isEmpty();
    }

    boolean includes(String node) {
        return isWhole() || nodes.equals(node) || ("," + nodes + ",").contains("," + node + ",");
    }

    ClusterDay clusterDay() {
        return new ClusterDay(cluster, day);
    }
}
