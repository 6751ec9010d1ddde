package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
        DemoCompany.days(month).flatMap(day -> of(cluster, fleet, day)).forEach(readings::add);
        return new Readings(readings.csv.content(), readings.tally.totals());
    }

    private static boolean isInGap(Cluster cluster, Fleet.Stay stay) {
        return cluster.equals(Cluster.GKE) && stay.slot() == GAP_SLOT && stay.day().equals(GAP_DAY);
    }

    /** What one workload's pods on a machine asked for and used on a day, until an hour of it. */
    record PodReading(
            Fleet.Stay stay,
            int until,
            Workload workload,
            BigDecimal cpu,
            BigDecimal cpuUsed,
            BigDecimal ram,
            BigDecimal ramUsed,
            BigDecimal volume,
            BigDecimal network) {

        private static PodReading of(
                Cluster cluster, Scheduler.Assignment assignment, Fleet.Stay stay, int until) {
            var workload = assignment.workload();
            var podHours = (long) assignment.pods() * (until - stay.fromHour());
            var cpu = BigDecimal.valueOf(podHours * workload.cpuMilli(), 3);
            var ram = Decimal.of(podHours * workload.ramMib()).multiply(GIB_PER_MIB);
            var key =
                    new Object[] {cluster.id(), stay.machine().name(), workload.name(), stay.day()};
            return new PodReading(
                    stay,
                    until,
                    workload,
                    cpu,
                    used(cpu, workload.cpuUsedPercent(), Noise.between(850, 1_150, key, "cpu")),
                    ram,
                    used(ram, workload.ramUsedPercent(), Noise.between(930, 1_070, key, "ram")),
                    Decimal.of(podHours * workload.pvGib()),
                    Decimal.of(
                            podHours
                                    * BYTES_PER_POD_HOUR
                                    * Noise.between(600, 1_400, key, "net")
                                    / 1_000));
        }
    }

    /** What is read of a cluster on a day, machine by machine. */
    static Stream<PodReading> of(Cluster cluster, Fleet fleet, LocalDate day) {
        var assignments = new ArrayList<>(fleet.assignments(day));
        if (cluster.equals(Cluster.EKS) && day.equals(OVERCOMMITTED_DAY)) {
            assignments.add(ARCHIVE_JOB);
        }
        return fleet.on(day).stream()
                .flatMap(stay -> {
                    var until = isInGap(cluster, stay) ? GAP_FROM : stay.untilHour();
                    return assignments.stream()
                            .filter(assignment -> assignment.slot() == stay.slot())
                            .map(assignment -> PodReading.of(cluster, assignment, stay, until));
                });
    }

    private void add(PodReading reading) {
        var stay = reading.stay();
        tally.row();
        csv.row(
                List.of(
                        DemoCompany.hour(stay.day(), stay.fromHour()),
                        DemoCompany.hour(stay.day(), reading.until()),
                        cluster.id(),
                        stay.machine().name(),
                        reading.workload().namespace(),
                        reading.workload().name(),
                        counted("cpu_request_core_hours", reading.cpu()),
                        counted("cpu_used_core_hours", reading.cpuUsed()),
                        counted("ram_request_gib_hours", reading.ram()),
                        counted("ram_used_gib_hours", reading.ramUsed()),
                        "0",
                        "0",
                        counted("pv_gib_hours", reading.volume()),
                        counted("network_bytes", reading.network()),
                        Csv.json(Map.of("app", reading.workload().name()))));
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
