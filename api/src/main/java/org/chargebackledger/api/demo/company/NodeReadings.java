package org.chargebackledger.api.demo.company;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** What the machines of a cluster offered, a line a day. */
final class NodeReadings {

    private static final List<String> COLUMNS =
            List.of(
                    "interval_start",
                    "interval_end",
                    "cluster",
                    "node",
                    "resource_id",
                    "cpu_cores",
                    "ram_gib",
                    "gpu_count",
                    "labels");

    private NodeReadings() {}

    static Readings of(Cluster cluster, Fleet fleet, YearMonth month) {
        var csv = new Csv(COLUMNS);
        var tally = new ControlTotals.Tally();
        var shape = cluster.shape();
        DemoCompany.days(month)
                .flatMap(day -> fleet.on(day).stream())
                .forEach(stay -> {
                    tally.row();
                    tally.add("cpu_cores", Decimal.of(shape.cpuCores()));
                    tally.add("ram_gib", Decimal.of(shape.ramGib()));
                    csv.row(
                            List.of(
                                    DemoCompany.hour(stay.day(), stay.fromHour()),
                                    DemoCompany.hour(stay.day(), stay.untilHour()),
                                    cluster.id(),
                                    stay.machine().name(),
                                    stay.machine().resourceId(),
                                    Integer.toString(shape.cpuCores()),
                                    Integer.toString(shape.ramGib()),
                                    "0",
                                    labels(stay.machine())));
                });
        return new Readings(csv.content(), tally.totals());
    }

    private static String labels(Machine machine) {
        var type = machine.cluster().shape().type();
        return machine.zone().isEmpty()
                ? Csv.json(Map.of("node.kubernetes.io/instance-type", type))
                : Csv.json(
                        Map.of(
                                "node.kubernetes.io/instance-type",
                                type,
                                "topology.kubernetes.io/zone",
                                machine.zone()));
    }
}
