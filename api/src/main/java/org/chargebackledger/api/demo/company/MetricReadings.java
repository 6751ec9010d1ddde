package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** How many requests the namespaces of a cluster served and how much they logged, by day. */
final class MetricReadings {

    private static final List<String> COLUMNS =
            List.of(
                    "interval_start",
                    "interval_end",
                    "metric",
                    "cluster",
                    "namespace",
                    "cost_center",
                    "value",
                    "unit");
    private static final BigDecimal GIB_PER_MIB = Decimal.of("0.0009765625");

    private final Cluster cluster;
    private final Csv csv = new Csv(COLUMNS);
    private final ControlTotals.Tally tally = new ControlTotals.Tally();

    private MetricReadings(Cluster cluster) {
        this.cluster = cluster;
    }

    static Readings of(Cluster cluster, YearMonth month) {
        var readings = new MetricReadings(cluster);
        var namespaces = Namespace.of(cluster);
        DemoCompany.days(month)
                .forEach(day ->
                        namespaces.stream()
                                .filter(namespace -> namespace.isOn(day))
                                .forEach(namespace -> readings.add(namespace, day)));
        return new Readings(readings.csv.content(), readings.tally.totals());
    }

    private void add(Namespace namespace, LocalDate day) {
        var percent = namespace.rhythm().percent(day);
        var requests =
                namespace.requestsPerDay()
                        * percent
                        * Noise.between(960, 1_040, cluster.id(), namespace.name(), day, "requests")
                        / 100_000;
        var logged =
                namespace.logMibPerDay()
                        * percent
                        * Noise.between(930, 1_070, cluster.id(), namespace.name(), day, "log")
                        / 100_000;
        if (requests > 0) {
            row("ingress_requests", namespace, day, Decimal.of(requests), "requests");
        }
        row("log_volume_gib", namespace, day, Decimal.of(logged).multiply(GIB_PER_MIB), "GiB");
    }

    private void row(
            String metric, Namespace namespace, LocalDate day, BigDecimal value, String unit) {
        tally.row();
        tally.add(metric, value);
        csv.row(
                List.of(
                        DemoCompany.hour(day, 0),
                        DemoCompany.hour(day, 24),
                        metric,
                        cluster.id(),
                        namespace.name(),
                        "",
                        Decimal.plain(value),
                        unit));
    }
}
