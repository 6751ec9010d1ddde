package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.NodeSplitPolicy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes by day: which of them a bill's resource id means, what they offer, and what each resource
 * counts when their cost is divided among resources.
 */
public final class KnownNodes {

    private final StandIns standIns;
    private final NodeSplits splits;
    private final NodeSplitPolicy policy;

    /**
     * Nodes of a run.
     *
     * @param inputs of whose usage only that of clusters matters whose gaps other days fill
     */
    public KnownNodes(AllocationInputs inputs) {
        policy = inputs.policy().nodeSplit();
        var consumers = new Consumers(inputs, new LabelHistory(inputs));
        var measurements = new Measurements(inputs, consumers);
        standIns = new StandIns(measurements, new NodeJoin(inputs.nodes()), policy);
        splits = new NodeSplits(measurements, standIns, policy, consumers, new Findings());
    }

    /**
     * The names of the nodes with a resource id that exist on the day, comma-separated; or, where
     * another day stands in for it, then.
     */
    public String withResource(String cluster, String resource, LocalDate day) {
        return String.join(",", standIns.nodes(cluster, resource, day.toEpochDay()));
    }

    /**
     * One resource of certain nodes on a day, or the part of it that one day's readings split.
     *
     * @param driver the resource, as shares name it
     * @param capacity in core-hours, GiB-hours or GPU hours
     * @param weight what one of them counts against the other resources'
     */
    public record Capacity(String driver, Exact capacity, Exact weight) {}

    /**
     * The resources that certain nodes offer on a day.
     *
     * @param nodes names, comma-separated, as on shares; empty for the cluster's whole capacity
     */
    public List<Capacity> of(String cluster, String nodes, LocalDate day) {
        var capacities = new ArrayList<Capacity>();
        for (var split :
                splits.of(new Machine(cluster, nodes, day.toEpochDay(), null)).resources()) {
            var weight = split.resource().weight(policy);
            if (weight != null && split.value().signum() > 0) {
                capacities.add(new Capacity(split.driver(), split.capacity(), weight));
            }
        }
        return List.copyOf(capacities);
    }
}
