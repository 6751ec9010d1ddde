package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.policy.document.NodeSplitPolicy;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes by day: which of them a bill's resource id means, what they offer, and what each resource
 * counts when their cost is divided among resources.
 */
public final class KnownNodes {

    private static final BigInteger UNITS_PER_HOUR =
            Exact.of(1).unscaled().multiply(BigInteger.valueOf(TimeSpan.HOUR));

    private final Measurements measurements;
    private final NodeJoin join;
    private final NodeSplitPolicy policy;

    public KnownNodes(AllocationInputs inputs) {
        measurements = new Measurements(inputs.policy(), List.of(), inputs.nodes());
        join = new NodeJoin(inputs.nodes());
        policy = inputs.policy().nodeSplit();
    }

    /** The names of the nodes with a resource id that exist on the day, comma-separated. */
    public String withResource(String cluster, String resource, LocalDate day) {
        return String.join(",", join.nodes(cluster, resource, day.toEpochDay()));
    }

    /**
     * One resource of certain nodes on a day.
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
        var machine = new Machine(cluster, nodes, day.toEpochDay(), null);
        var capacities = new ArrayList<Capacity>();
        for (var resource : Resource.values()) {
            var weight = resource.weight(policy);
            var offered = offered(machine, resource);
            if (weight != null && offered.signum() > 0) {
                capacities.add(
                        new Capacity(
                                resource.driver(),
                                Rounding.figure(offered, UNITS_PER_HOUR),
                                weight));
            }
        }
        return List.copyOf(capacities);
    }

    private BigInteger offered(Machine machine, Resource resource) {
        var nothingRead = new Coverage();
        var sum = BigInteger.ZERO;
        for (var node : measurements.nodes(machine.clusterDay()).entrySet()) {
            if (machine.includes(node.getKey())) {
                sum = sum.add(node.getValue().uncovered(resource, nothingRead));
            }
        }
        return sum;
    }
}
