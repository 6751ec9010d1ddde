package org.chargebackledger.api.demo.company;

import java.time.LocalDate;
import java.util.List;

/**
 * Pods of one kind in a cluster.
 *
 * @param everywhere whether each machine runs its own pods of it, as a daemon set does
 * @param pvGib volume of each pod
 */
record Workload(
        String namespace,
        String name,
        boolean everywhere,
        int replicas,
        int cpuMilli,
        int ramMib,
        int cpuUsedPercent,
        int ramUsedPercent,
        int pvGib,
        Rhythm rhythm) {

    static List<Workload> of(Cluster cluster) {
        return Table.rows("workloads.csv").stream()
                .filter(row -> row.text("cluster").equals(cluster.id()))
                .map(row ->
                        new Workload(
                                row.text("namespace"),
                                row.text("workload"),
                                row.text("kind").equals("daemon"),
                                row.number("replicas"),
                                row.number("cpu_milli"),
                                row.number("ram_mib"),
                                row.number("cpu_used_percent"),
                                row.number("ram_used_percent"),
                                row.number("pv_gib"),
                                Rhythm.valueOf(row.text("rhythm"))))
                .toList();
    }

    /** How many pods run on a day: its load's share of the usual number, rounded up. */
    int replicas(LocalDate day) {
        return Math.ceilDiv(replicas * rhythm.percent(day), 100);
    }
}
