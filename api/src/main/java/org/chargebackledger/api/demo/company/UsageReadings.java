package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the workloads of a cluster asked for and used, a line a day and machine. */
final class UsageReadings {

    private static final List<String> COLUMNS =
            List.of(
                    "interval_start",
                    "interval_end",
                    "cluster",
                    "node",
                    "namespace",
                    "workload",
                    "cpu_request_core_hours",
                    "cpu_used_core_hours",
                    "ram_request_gib_hours",
                    "ram_used_gib_hours",
                    "gpu_request_hours",
                    "gpu_used_hours",
                    "pv_gib_hours",
                    "network_bytes",
                    "labels");
    private static final BigDecimal GIB_PER_MIB = Decimal.of("0.0009765625");
    private static final long BYTES_PER_POD_HOUR = 41_000_000L;

    /** The day the collector of one GKE machine was down from five in the afternoon. */
    private static final LocalDate GAP_DAY = LocalDate.of(2026, Month.SEPTEMBER, 10);

    private static final int GAP_SLOT = 1;
    private static final int GAP_FROM = 17;

    /** The day a finished archive job still showed its requests, more than its machine has. */
    private static final LocalDate OVERCOMMITTED_DAY = LocalDate.of(2026, Month.SEPTEMBER, 24);

    private static final Scheduler.Assignment ARCHIVE_JOB =
            new Scheduler.Assignment(
                    new Workload(
                            "orders",
                            "invoice-archive",
                            false,
                            1,
                            44_000,
                            65_536,
                            46,
                            60,
                            0,
                            Rhythm.STEADY),
                    2,
                    1);

    private final Cluster cluster;
    private final Csv csv = new Csv(COLUMNS);
    private final ControlTotals.Tally tally = new ControlTotals.Tally();

    private UsageReadings(Cluster cluster) {
        this.cluster = cluster;
    }

    static Readings of(Cluster cluster, Fleet fleet, YearMonth month) {
        var readings = new UsageReadings(cluster);
        DemoCompany.days(month).forEach(day -> readings.add(fleet, day));
        return new Readings(readings.csv.content(), readings.tally.totals());
    }

    private void add(Fleet fleet, LocalDate day) {
        var assignments = new ArrayList<>(fleet.assignments(day));
        if (cluster.equals(Cluster.EKS) && day.equals(OVERCOMMITTED_DAY)) {
            assignments.add(ARCHIVE_JOB);
        }
        for (var stay : fleet.on(day)) {
            var until = isInGap(stay) ? GAP_FROM : stay.untilHour();
            assignments.stream()
                    .filter(assignment -> assignment.slot() == stay.slot())
                    .forEach(assignment -> add(assignment, stay, until));
        }
    }

    private boolean isInGap(Fleet.Stay stay) {
        return cluster.equals(Cluster.GKE) && stay.slot() == GAP_SLOT && stay.day().equals(GAP_DAY);
    }

    private void add(Scheduler.Assignment assignment, Fleet.Stay stay, int until) {
        var workload = assignment.workload();
        var podHours = (long) assignment.pods() * (until - stay.fromHour());
        var cpu = BigDecimal.valueOf(podHours * workload.cpuMilli(), 3);
        var ram = Decimal.of(podHours * workload.ramMib()).multiply(GIB_PER_MIB);
        var key = new Object[] {cluster.id(), stay.machine().name(), workload.name(), stay.day()};
        var cpuUsed = used(cpu, workload.cpuUsedPercent(), Noise.between(850, 1_150, key, "cpu"));
        var ramUsed = used(ram, workload.ramUsedPercent(), Noise.between(930, 1_070, key, "ram"));
        var volume = Decimal.of(podHours * workload.pvGib());
        var network =
                Decimal.of(
                        podHours
                                * BYTES_PER_POD_HOUR
                                * Noise.between(600, 1_400, key, "net")
                                / 1_000);
        tally.row();
        csv.row(
                List.of(
                        DemoCompany.hour(stay.day(), stay.fromHour()),
                        DemoCompany.hour(stay.day(), until),
                        cluster.id(),
                        stay.machine().name(),
                        workload.namespace(),
                        workload.name(),
                        counted("cpu_request_core_hours", cpu),
                        counted("cpu_used_core_hours", cpuUsed),
                        counted("ram_request_gib_hours", ram),
                        counted("ram_used_gib_hours", ramUsed),
                        "0",
                        "0",
                        counted("pv_gib_hours", volume),
                        counted("network_bytes", network),
                        Csv.json(Map.of("app", workload.name()))));
    }

    private static BigDecimal used(BigDecimal requested, int percent, int permille) {
        return Decimal.readOff(
                Decimal.permille(requested.multiply(BigDecimal.valueOf(percent, 2)), permille));
    }

    private String counted(String column, BigDecimal value) {
        tally.add(column, value);
        return Decimal.plain(value);
    }
}
