package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.Blend;
import org.chargebackledger.ledger.policy.document.GapRules;
import org.chargebackledger.ledger.policy.document.NodeSplitPolicy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What namespaces took of nodes as cost models count it: of each workload the larger of what it
 * requested and what it used. What nobody took is idle, and nothing stands in for missing readings.
 */
public final class NodeUse {

    private final NodeJoin join;
    private final NodeSplits splits;
    private final Set<String> clusters = new TreeSet<>();
    private final Set<String> joinable = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();

    /** Nodes and readings of a run; its cost lines are not looked at. */
    public NodeUse(AllocationInputs inputs) {
        var given = inputs.policy().nodeSplit();
        var policy =
                new NodeSplitPolicy(
                        given.cpuCore(),
                        given.ramGib(),
                        given.gpu(),
                        new Blend.LargerOfBoth(),
                        given.idle(),
                        given.sources(),
                        GapRules.UNATTRIBUTED);
        var consumers = Consumers.workloads(inputs);
        var measurements = new Measurements(inputs, consumers);
        join = new NodeJoin(inputs.nodes());
        splits =
                new NodeSplits(
                        measurements,
                        new StandIns(measurements, join, policy),
                        policy,
                        consumers,
                        new Findings());
        inputs.usage().forEach(read -> read.lines().forEach(line -> clusters.add(line.cluster())));
        for (var delivery : inputs.nodes()) {
            for (var line : delivery.lines()) {
                clusters.add(line.cluster());
                if (!line.resourceId().isEmpty()) {
                    joinable.add(line.cluster());
                    names.putIfAbsent(line.resourceId(), line.node());
                }
            }
        }
    }

    /** What took a part of a node. */
    public enum Taker {
        NAMESPACE,
        IDLE,
        MISSING_USAGE
    }

    /**
     * A part of a node's cost.
     *
     * @param namespace empty unless a namespace took it
     */
    public record Part(Taker taker, String namespace, Exact amount) {}

    /** A part of a node's cost on a day. */
    public record DayPart(LocalDate day, Part part) {}

    /** The clusters that readings are of, by name. */
    public Set<String> clusters() {
        return new TreeSet<>(clusters);
    }

    /** Whether readings of a cluster's nodes say which resources of the bill they are. */
    public boolean canJoin(String cluster) {
        return joinable.contains(cluster);
    }

    /** The cluster that a resource is a node of, if it is one. */
    public Optional<String> cluster(String resource, LocalDate day) {
        return join.cluster(resource, day.toEpochDay());
    }

    /** The name of the node that a resource is; empty if it is none. */
    public String node(String cluster, String resource, LocalDate day) {
        var onDay = String.join(",", join.nodes(cluster, resource, day.toEpochDay()));
        return onDay.isEmpty() ? names.getOrDefault(resource, "") : onDay;
    }

    /**
     * Divides a cost of several days, each day's part by that day's readings; the parts sum to it.
     *
     * @param resource of a node; one that is none stands for the cluster's whole capacity
     * @param startDay of the epoch
     * @param endDay of the epoch, exclusive
     */
    public List<DayPart> divide(
            String cluster, String resource, int startDay, int endDay, Exact cost) {
        var parts = new ArrayList<DayPart>();
        var perDay = DaySpread.overDays(cost, endDay - startDay);
        for (var i = 0; i < perDay.length; i++) {
            var day = LocalDate.ofEpochDay((long) startDay + i);
            for (var part : divide(cluster, resource, day, perDay[i])) {
                if (!part.amount().isZero()) {
                    parts.add(new DayPart(day, part));
                }
            }
        }
        return parts;
    }

    private List<Part> divide(String cluster, String resource, LocalDate day, Exact cost) {
        var nodes = join.nodes(cluster, resource, day.toEpochDay());
        if (nodes.isEmpty() && join.isNode(resource)) {
            return List.of(new Part(Taker.MISSING_USAGE, "", cost));
        }
        var machine =
                nodes.isEmpty()
                        ? Machine.whole(cluster, day.toEpochDay())
                        : Machine.of(cluster, nodes, day.toEpochDay());
        var split = splits.of(machine);
        return split.missing()
                ? List.of(new Part(Taker.MISSING_USAGE, "", cost))
                : split.divide(cost).stream().map(NodeUse::part).toList();
    }

    private static Part part(NodeSplit.Slice slice) {
        var part = slice.part();
        return switch (part.taker()) {
            case NAMESPACE ->
                    new Part(
                            Taker.NAMESPACE,
                            part.consumer() == null ? "" : part.consumer().namespace(),
                            slice.amount());
            case IDLE -> new Part(Taker.IDLE, "", slice.amount());
            case MISSING_USAGE -> new Part(Taker.MISSING_USAGE, "", slice.amount());
        };
    }
}
