package org.chargebackledger.api.demo.company;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The machines of one cluster over the three months, and which pods they ran on which day. */
final class Fleet {

    private static final int MORNING = 6;
    private static final int NIGHT = 22;
    private static final int FAILURE = 10;

    private final Cluster cluster;
    private final Map<LocalDate, List<Scheduler.Assignment>> assignments = new TreeMap<>();
    private final Map<Integer, List<Machine>> machinesBySlot = new TreeMap<>();

    Fleet(Cluster cluster) {
        this.cluster = cluster;
        var scheduler = new Scheduler(cluster);
        var daysByAddedSlot = new TreeMap<Integer, TreeSet<LocalDate>>();
        DemoCompany.FIRST_DAY
                .datesUntil(DemoCompany.END_DAY)
                .forEach(day -> {
                    var ofDay = scheduler.assignments(day);
                    assignments.put(day, ofDay);
                    ofDay.stream()
                            .map(Scheduler.Assignment::slot)
                            .filter(slot -> slot >= cluster.machines())
                            .forEach(slot ->
                                    daysByAddedSlot
                                            .computeIfAbsent(slot, any -> new TreeSet<>())
                                            .add(day));
                });
        for (var slot = 0; slot < cluster.machines(); slot++) {
            machinesBySlot.put(slot, permanent(slot));
        }
        daysByAddedSlot.forEach((slot, days) -> machinesBySlot.put(slot, added(slot, days)));
    }

    /** A machine's hours [fromHour, untilHour) of one day. */
    record Stay(Machine machine, int slot, LocalDate day, int fromHour, int untilHour) {

        int hours() {
            return untilHour - fromHour;
        }
    }

    /** Who was there on a day, in the order of the slots. */
    List<Stay> on(LocalDate day) {
        var stays = new ArrayList<Stay>();
        machinesBySlot.forEach((slot, machines) ->
                machines.stream()
                        .map(machine ->
                                new Stay(
                                        machine,
                                        slot,
                                        day,
                                        machine.fromHour(day),
                                        machine.untilHour(day)))
                        .filter(stay -> stay.hours() > 0)
                        .forEach(stays::add));
        return stays;
    }

    /** The pods of a day. */
    List<Scheduler.Assignment> assignments(LocalDate day) {
        return assignments.getOrDefault(day, List.of());
    }

    private List<Machine> permanent(int slot) {
        var start = DemoCompany.FIRST_DAY.minusDays(40L + slot).atStartOfDay();
        var end = DemoCompany.END_DAY.plusDays(30).atStartOfDay();
        var replacement = cluster.replacement();
        if (slot != replacement.slot()) {
            return List.of(Machine.of(cluster, slot, 0, start, end));
        }
        var failure = replacement.day().atTime(FAILURE, 0);
        return List.of(
                Machine.of(cluster, slot, 0, start, failure),
                Machine.of(cluster, slot, 1, failure.plusHours(replacement.hoursWithout()), end));
    }

    /** One machine for each unbroken run of days on which it was needed. */
    private List<Machine> added(int slot, NavigableSet<LocalDate> days) {
        var machines = new ArrayList<Machine>();
        LocalDateTime start = days.getFirst().atTime(MORNING, 0);
        for (var day : days) {
            if (!days.contains(day.plusDays(1))) {
                var life = machines.size() + 1;
                machines.add(Machine.of(cluster, slot, life, start, day.atTime(NIGHT, 0)));
                var next = days.higher(day);
                start = next == null ? start : next.atTime(MORNING, 0);
            }
        }
        return machines;
    }
}
