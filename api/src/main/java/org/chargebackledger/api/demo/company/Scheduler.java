package org.chargebackledger.api.demo.company;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Where the pods of one day run: on the emptiest of the machines that are always there, and, when
 * those are full, on the first added one with room.
 */
final class Scheduler {

    private final List<Workload> workloads;
    private final int always;
    private final int cpuMilli;
    private final int ramMib;

    Scheduler(Cluster cluster) {
        workloads = Workload.of(cluster);
        always = cluster.machines();
        cpuMilli = cluster.shape().cpuCores() * 1_000;
        ramMib = cluster.shape().ramGib() * 1_024;
    }

    /** Pods of one workload on one machine slot. */
    record Assignment(Workload workload, int slot, int pods) {}

    List<Assignment> assignments(LocalDate day) {
        var rooms = new ArrayList<Room>();
        for (var slot = 0; slot < always; slot++) {
            rooms.add(freshRoom());
        }
        var assignments = new ArrayList<Assignment>();
        for (var workload : workloads) {
            if (!workload.everywhere()) {
                place(workload, workload.replicas(day), rooms, assignments);
            }
        }
        for (var workload : workloads) {
            if (workload.everywhere()) {
                for (var slot = 0; slot < rooms.size(); slot++) {
                    assignments.add(new Assignment(workload, slot, workload.replicas()));
                }
            }
        }
        return assignments;
    }

    private void place(
            Workload workload, int pods, List<Room> rooms, List<Assignment> assignments) {
        var podsBySlot = new TreeMap<Integer, Integer>();
        for (var pod = 0; pod < pods; pod++) {
            var slot = slotFor(workload, rooms);
            rooms.get(slot).take(workload);
            podsBySlot.merge(slot, 1, Integer::sum);
        }
        podsBySlot.forEach((slot, count) -> assignments.add(new Assignment(workload, slot, count)));
    }

    private int slotFor(Workload workload, List<Room> rooms) {
        var emptiest = -1;
        for (var slot = 0; slot < always; slot++) {
            if (rooms.get(slot).fits(workload)
                    && (emptiest < 0 || rooms.get(slot).cpuMilli > rooms.get(emptiest).cpuMilli)) {
                emptiest = slot;
            }
        }
        if (emptiest >= 0) {
            return emptiest;
        }
        var slot = always;
        while (slot < rooms.size() && !rooms.get(slot).fits(workload)) {
            slot++;
        }
        if (slot == rooms.size()) {
            rooms.add(freshRoom());
        }
        return slot;
    }

    /** A machine's room after what its daemon sets take. */
    private Room freshRoom() {
        var room = new Room(cpuMilli, ramMib);
        workloads.stream().filter(Workload::everywhere).forEach(room::take);
        return room;
    }

    /** What is still free on a machine. */
    private static final class Room {

        private int cpuMilli;
        private int ramMib;

        Room(int cpuMilli, int ramMib) {
            this.cpuMilli = cpuMilli;
            this.ramMib = ramMib;
        }

        boolean fits(Workload workload) {
            return workload.cpuMilli() <= cpuMilli && workload.ramMib() <= ramMib;
        }

        void take(Workload workload) {
            cpuMilli -= workload.cpuMilli();
            ramMib -= workload.ramMib();
        }
    }
}
