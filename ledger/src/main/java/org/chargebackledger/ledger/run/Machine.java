package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.run.Measurements.ClusterDay;

import java.util.Comparator;
import java.util.SortedSet;

/**
 * What a piece of node cost paid for on a day: certain nodes of a cluster, or all of them.
 *
 * @param nodes names of the nodes, comma-separated; empty for the cluster's whole capacity
 */
record Machine(String cluster, String nodes, long day) implements Comparable<Machine> {

    private static final Comparator<Machine> ORDER =
            Comparator.comparing(Machine::cluster)
                    .thenComparing(Machine::nodes)
                    .thenComparingLong(Machine::day);

    static Machine whole(String cluster, long day) {
        return new Machine(cluster, "", day);
    }

    static Machine of(String cluster, SortedSet<String> nodes, long day) {
        return new Machine(cluster, String.join(",", nodes), day);
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

    @Override
    public int compareTo(Machine other) {
        return ORDER.compare(this, other);
    }
}
