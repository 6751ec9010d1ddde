package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.policy.document.GapRule;
import org.chargebackledger.ledger.policy.document.NodeSplitPolicy;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the days whose readings stand in for missing ones: days near enough on which the same
 * machine, else its cluster, was read for at least half of its time.
 */
final class StandIns {

    /** Nodes without a name: all that a cluster has on a day of which no capacity is known. */
    static final String ALL_NODES = "";

    /**
     * Another day of a machine.
     *
     * @param source the machine on that day; the whole cluster where the machine was not read
     */
    record Day(StandIn standIn, Machine source) {}

    private final Measurements measurements;
    private final NodeJoin join;
    private final NodeSplitPolicy policy;
    private final Map<Machine, Boolean> read = new HashMap<>();

    StandIns(Measurements measurements, NodeJoin join, NodeSplitPolicy policy) {
        this.measurements = measurements;
        this.join = join;
        this.policy = policy;
    }

    /** The rule for a cluster's gaps. */
    GapRule rule(String cluster) {
        return policy.gaps().of(cluster);
    }

    /** The days that stand in for what was not read of a machine; none where nothing may. */
    List<Day> of(Machine machine) {
        if (!rule(machine.cluster()).fills()) {
            return List.of();
        }
        var own = machine.isWhole() ? List.<Machine>of() : nearest(machine, machine.nodes());
        var found = own.isEmpty() ? nearest(machine, ALL_NODES) : own;
        var ofCluster = own.isEmpty() && !machine.isWhole();
        return found.stream()
                .map(source ->
                        new Day(
                                new StandIn(
                                        rule(machine.cluster()),
                                        LocalDate.ofEpochDay(source.day()),
                                        ofCluster),
                                source))
                .toList();
    }

    /** The nearest day before and, where the rule asks for it, the nearest after. */
    private List<Machine> nearest(Machine machine, String nodes) {
        return Stream.of(-1, 1)
                .filter(step -> looks(machine.cluster(), step))
                .map(step ->
                        nearest(
                                machine.day(),
                                step,
                                day -> wasRead(new Machine(machine.cluster(), nodes, day, null))))
                .filter(Objects::nonNull)
                .map(day -> new Machine(machine.cluster(), nodes, day, null))
                .toList();
    }

    private boolean looks(String cluster, int step) {
        return step < 0 || rule(cluster) == GapRule.INTERPOLATE;
    }

    private @Nullable Long nearest(long day, int step, Predicate<Long> which) {
        for (var away = 1; away <= policy.gaps().daysMax(); away++) {
            var other = day + (long) step * away;
            if (which.test(other)) {
                return other;
            }
        }
        return null;
    }

    private boolean wasRead(Machine machine) {
        return read.computeIfAbsent(
                machine,
                any -> {
                    if (!machine.isWhole() && !namesNodes(machine)) {
                        return false;
                    }
                    var time = 0L;
                    var timeRead = 0L;
                    for (var node : existing(machine).entrySet()) {
                        time += node.getValue().time();
                        timeRead += node.getValue().timeRead(coverage(machine, node.getKey()));
                    }
                    return time > 0 && 2 * timeRead >= time;
                });
    }

    private boolean namesNodes(Machine machine) {
        return !measurements.nodes(machine.clusterDay()).containsKey(Measurements.ANY_NODE);
    }

    private Coverage coverage(Machine machine, String node) {
        return measurements.coverage(machine.clusterDay(), node);
    }

    private SortedMap<String, NodeDay> existing(Machine machine) {
        var nodes = new TreeMap<String, NodeDay>();
        measurements
                .nodes(machine.clusterDay())
                .forEach((name, node) -> {
                    if (machine.includes(name) && node.exists()) {
                        nodes.put(name, node);
                    }
                });
        return nodes;
    }

    /**
     * The nodes that a resource id means on a day: those that exist then; on a day on which none of
     * the cluster is known, those of the nearest day that may stand in for it.
     */
    SortedSet<String> nodes(String cluster, String resource, long day) {
        var nodes = join.nodes(cluster, resource, day);
        var whole = Machine.whole(cluster, day);
        if (!nodes.isEmpty() || !rule(cluster).fills() || !existing(whole).isEmpty()) {
            return nodes;
        }
        for (var step : List.of(-1, 1)) {
            var other =
                    looks(cluster, step)
                            ? nearest(
                                    day,
                                    step,
                                    candidate ->
                                            !join.nodes(cluster, resource, candidate).isEmpty()
                                                    && namesNodes(
                                                            Machine.whole(cluster, candidate)))
                            : null;
            if (other != null) {
                return join.nodes(cluster, resource, other);
            }
        }
        return new TreeSet<>();
    }

    /**
     * The hours of each of a machine's nodes that nobody read, in nanoseconds. A node of which it
     * is not known that it existed on the day counts as on the day that stands in for it, and
     * without such a day with all of the day.
     */
    SortedMap<String, Long> unread(Machine machine) {
        var unread = new TreeMap<String, Long>();
        var known = existing(machine);
        if (!known.isEmpty()) {
            known.forEach((name, node) ->
                    unread.put(name, node.time() - node.timeRead(coverage(machine, name))));
        } else {
            var days = of(machine);
            if (days.isEmpty() || days.getFirst().standIn().ofCluster()) {
                List.of(machine.nodes().split(",", -1))
                        .forEach(name -> unread.put(name, TimeSpan.DAY));
            } else {
                existing(days.getFirst().source())
                        .forEach((name, node) -> unread.put(name, node.time()));
            }
        }
        unread.values().removeIf(time -> time == 0);
        return unread;
    }
}
