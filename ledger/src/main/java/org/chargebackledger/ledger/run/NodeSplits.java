package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.policy.document.Blend;
import org.chargebackledger.ledger.policy.document.NodeSplitPolicy;
import org.chargebackledger.ledger.run.NodeSplit.Part;
import org.chargebackledger.ledger.run.NodeSplit.ResourceSplit;
import org.chargebackledger.ledger.run.NodeSplit.Taker;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Works out the split of every machine, once each.
 *
 * <p>Weights are exact integers: a resource's unit (10⁻²⁴ of a core, say) times nanoseconds, times
 * 10²⁴ because the blend's ratio has that many decimals too.
 */
final class NodeSplits {

    private static final BigInteger ONE = Exact.of(1).unscaled();
    private static final BigInteger HOUR = BigInteger.valueOf(TimeSpan.HOUR);
    private static final BigInteger WEIGHTS_PER_HOUR = ONE.multiply(ONE).multiply(HOUR);

    private final Measurements measurements;
    private final NodeSplitPolicy policy;
    private final Findings findings;
    private final Map<Machine, NodeSplit> splits = new HashMap<>();

    NodeSplits(Measurements measurements, NodeSplitPolicy policy, Findings findings) {
        this.measurements = measurements;
        this.policy = policy;
        this.findings = findings;
    }

    NodeSplit of(Machine machine) {
        return splits.computeIfAbsent(machine, this::split);
    }

    private NodeSplit split(Machine machine) {
        var resources = new ArrayList<ResourceSplit>();
        for (var resource : Resource.values()) {
            resources.add(split(machine, resource));
        }
        var known = resources.stream().anyMatch(resource -> resource.value().signum() > 0);
        return new NodeSplit(List.copyOf(resources), !known);
    }

    private ResourceSplit split(Machine machine, Resource resource) {
        var covered = BigInteger.ZERO;
        var uncovered = BigInteger.ZERO;
        var effective = new TreeMap<Consumer, BigInteger>();
        for (var node : measurements.nodes(machine.clusterDay()).entrySet()) {
            var day = node.getValue();
            if (machine.includes(node.getKey()) && counts(day, node.getKey())) {
                var read = measurements.coverage(machine.clusterDay(), node.getKey());
                covered = covered.add(day.covered(resource, read).multiply(ONE));
                uncovered = uncovered.add(day.uncovered(resource, read).multiply(ONE));
                day.eachQuantity(
                        resource,
                        (consumer, quantity) ->
                                effective.merge(consumer, effective(quantity), BigInteger::add));
            }
        }
        return split(machine, resource, new Capacity(covered, uncovered), effective);
    }

    /** Readings of a node that does not exist on the day have no part in the cluster's cost. */
    private static boolean counts(NodeDay day, String node) {
        return day.exists() || node.equals(Measurements.ANY_NODE);
    }

    private record Capacity(BigInteger covered, BigInteger uncovered) {
        BigInteger whole() {
            return covered.add(uncovered);
        }
    }

    private ResourceSplit split(
            Machine machine,
            Resource resource,
            Capacity capacity,
            SortedMap<Consumer, BigInteger> effective) {
        var used = effective.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (used.compareTo(capacity.covered()) > 0) {
            overCommitted(machine, resource, used, capacity.covered());
        }
        // With no hour read there is no base; all of the cost is then the unread hours'.
        var read = capacity.covered().signum() > 0;
        var base = read ? used.max(capacity.covered()) : BigInteger.ONE;
        var parts = new ArrayList<Part>();
        if (read) {
            effective.forEach((consumer, quantity) ->
                    parts.add(
                            new Part(
                                    Taker.NAMESPACE,
                                    consumer,
                                    quantity.multiply(capacity.covered()),
                                    hours(quantity))));
            var idle = base.subtract(used);
            parts.add(new Part(Taker.IDLE, null, idle.multiply(capacity.covered()), hours(idle)));
        }
        parts.add(
                new Part(
                        Taker.MISSING_USAGE,
                        null,
                        capacity.uncovered().multiply(base),
                        hours(unreadShare(capacity, base, read))));
        return new ResourceSplit(
                resource, value(resource, capacity), hours(total(capacity, base, read)), parts);
    }

    /** The base, and in proportion what the unread hours would add to it. */
    private static BigInteger total(Capacity capacity, BigInteger base, boolean read) {
        return read
                ? base.multiply(capacity.whole()).divide(capacity.covered())
                : capacity.uncovered();
    }

    private static BigInteger unreadShare(Capacity capacity, BigInteger base, boolean read) {
        return read
                ? base.multiply(capacity.uncovered()).divide(capacity.covered())
                : capacity.uncovered();
    }

    private BigInteger value(Resource resource, Capacity capacity) {
        var weight = resource.weight(policy);
        if (weight == null && capacity.whole().signum() > 0) {
            throw Refusal.invalid(
                    "gpu-weight-missing", "a node has GPUs, and the policy gives them no weight");
        }
        return weight == null ? BigInteger.ZERO : weight.unscaled().multiply(capacity.whole());
    }

    private BigInteger effective(NodeDay.Quantity quantity) {
        var requested = quantity.requested().unscaled();
        var used = quantity.used().unscaled();
        var blended =
                switch (policy.blend()) {
                    case Blend.Ratio(var ratio) ->
                            ratio.unscaled()
                                    .multiply(requested)
                                    .add(ONE.subtract(ratio.unscaled()).multiply(used));
                    case Blend.LargerOfBoth() -> requested.max(used).multiply(ONE);
                };
        return blended.multiply(HOUR);
    }

    private void overCommitted(
            Machine machine, Resource resource, BigInteger used, BigInteger capacity) {
        findings.add(
                "over-commitment",
                machine.cluster()
                        + "/"
                        + machine.nodes()
                        + "/"
                        + LocalDate.ofEpochDay(machine.day()),
                "%s: %s asked for and used of %s"
                        .formatted(resource.driver(), hours(used), hours(capacity)),
                Exact.ZERO);
    }

    private static Exact hours(BigInteger weight) {
        return Rounding.figure(weight, WEIGHTS_PER_HOUR);
    }
}
