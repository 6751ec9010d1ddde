package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All clusters' capacity and usage, by UTC day and node. */
final class Measurements {

    /** Stands for the node of readings whose source does not say which. */
    static final String ANY_NODE = "";

    record ClusterDay(String cluster, long day) {}

    record ClusterNode(String cluster, String node) {}

    private final Map<ClusterDay, SortedMap<String, NodeDay>> days = new HashMap<>();
    private final Set<ClusterNode> everRead = new HashSet<>();
    private final Consumers consumers;

    Measurements(AllocationInputs inputs, Consumers consumers) {
        this.consumers = consumers;
        inputs.nodes().forEach(delivery -> delivery.lines().forEach(line -> offer(delivery, line)));
        inputs.usage().forEach(delivery -> delivery.lines().forEach(line -> read(delivery, line)));
    }

    private void offer(Counted<NodeLine> delivery, NodeLine line) {
        var span = TimeSpan.of(line.start(), line.end());
        for (var day : span.days()) {
            if (delivery.counts(day)) {
                node(line.cluster(), line.node(), day)
                        .offer(
                                span.cutTo(day),
                                Map.of(
                                        Resource.CPU,
                                        line.cpuCores(),
                                        Resource.RAM,
                                        line.ramGib(),
                                        Resource.GPU,
                                        line.gpuCount()));
            }
        }
    }

    private void read(Counted<UsageLine> delivery, UsageLine line) {
        if (isVolume(line)) {
            return;
        }
        var span = TimeSpan.of(line.start(), line.end());
        var days = span.days();
        var consumer = consumers.of(line);
        var quantities = new EnumMap<Resource, NodeDay.Quantity[]>(Resource.class);
        for (var resource : Resource.values()) {
            quantities.put(resource, perDay(resource, line, span));
        }
        for (var i = 0; i < days.length; i++) {
            if (delivery.counts(days[i])) {
                var node = node(line.cluster(), line.node(), days[i]);
                node.readDuring(span.cutTo(days[i]));
                for (var quantity : quantities.entrySet()) {
                    node.read(consumer, quantity.getKey(), quantity.getValue()[i]);
                }
                everRead.add(new ClusterNode(line.cluster(), line.node()));
            }
        }
    }

    /**
     * A volume is there whether or not a pod runs: its reading says nothing of the cores and the
     * memory of any node, also not that they were read.
     */
    private static boolean isVolume(UsageLine line) {
        return !line.pvGibHours().isZero()
                && Arrays.stream(Resource.values())
                        .allMatch(resource ->
                                resource.requested(line).isZero() && resource.used(line).isZero());
    }

    private static NodeDay.Quantity[] perDay(Resource resource, UsageLine line, TimeSpan span) {
        var requested = DaySpread.overDays(resource.requested(line), span);
        var used = DaySpread.overDays(resource.used(line), span);
        var quantities = new NodeDay.Quantity[requested.length];
        for (var i = 0; i < quantities.length; i++) {
            quantities[i] = new NodeDay.Quantity(requested[i], used[i]);
        }
        return quantities;
    }

    private NodeDay node(String cluster, String node, long day) {
        return days.computeIfAbsent(new ClusterDay(cluster, day), any -> new TreeMap<>())
                .computeIfAbsent(node, any -> new NodeDay());
    }

    /** The nodes of a cluster that existed or were read on a day, by name. */
    SortedMap<String, NodeDay> nodes(ClusterDay day) {
        return days.getOrDefault(day, new TreeMap<>());
    }

    /**
     * When a node counts as read: in the hours of its own readings. A node that was never read in
     * all the time given ran no pods if the cluster was read, so the cluster's hours count for it;
     * a node whose readings only have gaps gets no such benefit.
     */
    Coverage coverage(ClusterDay day, String node) {
        var nodes = nodes(day);
        var own = nodes.get(node);
        var namesNodes = !nodes.containsKey(ANY_NODE);
        if (own != null && namesNodes && everRead.contains(new ClusterNode(day.cluster(), node))) {
            return own.coverage();
        }
        var whole = new Coverage();
        nodes.values().forEach(other -> whole.addAll(other.coverage()));
        return whole;
    }

    /**
     * On how many days of a period each {@code cluster/node} was used that no machine includes.
     *
     * @param paid the machines that cost was split for
     */
    SortedMap<String, Integer> unpaid(Set<Machine> paid, Period period) {
        var paidNodes = new HashMap<ClusterDay, List<Machine>>();
        for (var machine : paid) {
            paidNodes.computeIfAbsent(machine.clusterDay(), any -> new ArrayList<>()).add(machine);
        }
        var unpaid = new TreeMap<String, Integer>();
        days.forEach((day, nodes) -> {
            var machines = paidNodes.getOrDefault(day, List.of());
            if (period.contains(LocalDate.ofEpochDay(day.day()))) {
                nodes.forEach((name, node) -> {
                    if (node.isUsed() && machines.stream().noneMatch(m -> m.includes(name))) {
                        unpaid.merge(day.cluster() + "/" + name, 1, Integer::sum);
                    }
                });
            }
        });
        return unpaid;
    }
}
