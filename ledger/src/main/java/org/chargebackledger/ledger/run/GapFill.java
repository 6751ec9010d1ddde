package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.policy.document.NodeSplitPolicy;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits what nobody read of a machine as it was split on the days that stand in for it: each of
 * these days speaks for an equal part of the unread capacity, and of all cost of the day where no
 * capacity is known.
 */
final class GapFill {

    /** Capacities are in halves, because two days may share one. */
    private static final BigInteger HALVES = BigInteger.TWO;

    private record Other(StandIn standIn, WeighedLoad load) {}

    private final Loads loads;
    private final StandIns standIns;
    private final NodeSplitPolicy policy;
    private final Consumers consumers;

    GapFill(Loads loads, StandIns standIns, NodeSplitPolicy policy, Consumers consumers) {
        this.consumers = consumers;
        this.loads = loads;
        this.standIns = standIns;
        this.policy = policy;
    }

    /** The machine with its gaps filled; empty if it has none, or nothing to fill them by. */
    List<ResourceSplit> fill(Machine machine, List<WeighedLoad> own) {
        var capacity = own.stream().anyMatch(one -> one.load().whole().signum() > 0);
        var gap = own.stream().anyMatch(one -> one.load().uncovered().signum() > 0);
        if (capacity && !gap) {
            return List.of();
        }
        var days = standIns.of(machine);
        if (days.isEmpty()) {
            return List.of();
        }
        var gaps = LocalDate.ofEpochDay(machine.day());
        return capacity ? filled(gaps, own, days) : replaced(gaps, days);
    }

    /** Hours that were read by their readings, the others by the other days'. */
    private List<ResourceSplit> filled(
            LocalDate day, List<WeighedLoad> own, List<StandIns.Day> days) {
        var resources = new ArrayList<ResourceSplit>();
        for (var one : own) {
            var others = others(day, one.resource(), days);
            if (one.load().uncovered().signum() == 0 || others.isEmpty()) {
                resources.add(ResourceSplit.wholly(one).times(HALVES));
                continue;
            }
            resources.add(ResourceSplit.read(one).times(HALVES));
            var capacity =
                    one.load()
                            .uncovered()
                            .multiply(HALVES)
                            .divide(BigInteger.valueOf(others.size()));
            for (var other : others) {
                resources.add(
                        ResourceSplit.standingIn(
                                other.standIn(),
                                other.load(),
                                one.value(capacity),
                                Loads.hours(capacity, HALVES)));
            }
        }
        return List.copyOf(resources);
    }

    private List<Other> others(LocalDate of, Resource resource, List<StandIns.Day> days) {
        return days.stream()
                .map(day -> other(of, resource, day))
                .filter(other -> other.load().load().isRead())
                .toList();
    }

    /** Who took it then, by the labels of the day that it stands in for. */
    private Other other(LocalDate of, Resource resource, StandIns.Day day) {
        var labelDay = consumers.labelDay(day.source().cluster(), of, day.standIn().day());
        var load = loads.of(day.source(), resource, labelDay);
        return new Other(day.standIn(), WeighedLoad.of(resource, load, policy));
    }

    /** No capacity is known of the day: the other days say also what the machine was. */
    private List<ResourceSplit> replaced(LocalDate of, List<StandIns.Day> days) {
        var known = new ArrayList<List<Other>>();
        for (var day : days) {
            var others = new ArrayList<Other>();
            for (var resource : Resource.values()) {
                others.addAll(others(of, resource, List.of(day)));
            }
            if (value(others).signum() > 0) {
                known.add(others);
            }
        }
        var values = known.stream().map(GapFill::value).toList();
        var sum = values.stream().reduce(BigInteger.ZERO, BigInteger::add);
        var product = values.stream().reduce(BigInteger.ONE, BigInteger::multiply);
        var divisor = product.multiply(BigInteger.valueOf(known.size()));
        var resources = new ArrayList<ResourceSplit>();
        for (var i = 0; i < known.size(); i++) {
            for (var other : known.get(i)) {
                // Days of unlike machines count alike, each with the same value in all.
                var capacity = other.load().load().whole().multiply(product.divide(values.get(i)));
                resources.add(
                        ResourceSplit.standingIn(
                                other.standIn(),
                                other.load(),
                                other.load().value(capacity),
                                Loads.hours(capacity.multiply(sum), divisor)));
            }
        }
        return List.copyOf(resources);
    }

    private static BigInteger value(List<Other> others) {
        return others.stream()
                .map(other -> other.load().value(other.load().load().whole()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
