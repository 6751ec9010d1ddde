package org.chargebackledger.api.demo.company;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The files of the three months on their way to a folder, and what is done with them. */
final class DemoPlan {

    private final Path folder;
    private final Map<Cluster, Fleet> fleets = new HashMap<>();
    private final List<DemoStep> steps = new ArrayList<>();

    DemoPlan(Path folder) {
        this.folder = folder;
        for (var cluster : Cluster.ALL) {
            fleets.put(cluster, new Fleet(cluster));
        }
    }

    /** October's AWS bill comes twice: once to post early, once when AWS is done with it. */
    List<DemoStep> write() throws IOException {
        for (var month : DemoCompany.MONTHS) {
            var open = month.equals(DemoCompany.MONTHS.getLast());
            for (var cluster : Cluster.ALL) {
                readings(month, cluster);
            }
            google(month);
            azure(month);
            aws(month, open ? AwsBill.Stage.PRELIMINARY : AwsBill.Stage.FINAL);
            steps.add(new DemoStep.Post(month));
            if (open) {
                aws(month, AwsBill.Stage.FINAL);
                steps.add(new DemoStep.Post(month));
            } else {
                steps.add(new DemoStep.Close(month));
            }
        }
        return List.copyOf(steps);
    }

    private void readings(YearMonth month, Cluster cluster) throws IOException {
        var fleet = fleet(cluster);
        var id = cluster.id();
        plain(
                month,
                id + "-namespace-labels",
                "namespace-labels",
                LabelReadings.of(cluster, month),
                "Namespace labels of " + id);
        plain(
                month,
                id + "-nodes",
                "node-csv",
                NodeReadings.of(cluster, fleet, month),
                "Machines of " + id);
        estimates(month, cluster, fleet);
        plain(
                month,
                id + "-usage",
                "usage-csv",
                UsageReadings.of(cluster, fleet, month),
                "Usage of " + id);
        plain(
                month,
                id + "-metrics",
                "metrics-csv",
                MetricReadings.of(cluster, month),
                "Requests and logs of " + id);
    }

    /** Before the usage: OpenCost's own quantities are averages, and the later delivery counts. */
    private void estimates(YearMonth month, Cluster cluster, Fleet fleet) throws IOException {
        var model = CostModel.of(cluster, fleet, month);
        deliver(
                month,
                cluster.id() + "-opencost",
                "opencost",
                cluster.id() + "-allocation.json",
                bytes(model),
                Map.of("currency", "USD"),
                model.totals(),
                "What OpenCost says " + cluster.id() + " costs");
    }

    private void plain(YearMonth month, String name, String source, Readings readings, String about)
            throws IOException {
        deliver(month, name, source, name + ".csv", bytes(readings), readings.totals(), about);
    }

    private void google(YearMonth month) throws IOException {
        var bill = GoogleBill.of(month, fleet(Cluster.GKE));
        deliver(
                month,
                "google-cloud",
                "focus",
                "google-cloud-focus-1.2.zip",
                StoredZip.of("google-cloud-focus-1.2.csv", bytes(bill)),
                bill.totals(),
                "Google Cloud bill, FOCUS 1.2");
    }

    private void azure(YearMonth month) throws IOException {
        var bill = AzureBill.of(month, fleet(Cluster.AKS));
        deliver(
                month,
                "azure",
                "focus",
                "azure-focus-1.0.csv.gz",
                StoredGzip.of(bytes(bill)),
                bill.totals(),
                "Azure bill, FOCUS 1.0");
    }

    private void aws(YearMonth month, AwsBill.Stage stage) throws IOException {
        var name = "aws-" + stage.name().toLowerCase(Locale.ROOT);
        var bill = AwsBill.of(month, fleet(Cluster.EKS), stage);
        deliver(
                month,
                name,
                "aws-cur",
                name + "-cur-2.csv.gz",
                StoredGzip.of(bytes(bill)),
                bill.totals(),
                stage == AwsBill.Stage.FINAL
                        ? "AWS bill, Cost and Usage Report 2.0"
                        : "AWS bill before the invoice: no support fee and taxes yet");
    }

    private void deliver(
            YearMonth month,
            String name,
            String source,
            String file,
            byte[] content,
            ControlTotals totals,
            String about)
            throws IOException {
        deliver(month, name, source, file, content, Map.of(), totals, about);
    }

    private void deliver(
            YearMonth month,
            String name,
            String source,
            String file,
            byte[] content,
            Map<String, String> declared,
            ControlTotals totals,
            String about)
            throws IOException {
        var path = folder.resolve(month.toString()).resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, content);
        steps.add(
                new DemoStep.Deliver(
                        new DemoDelivery(
                                month + "/" + name,
                                source,
                                month,
                                List.of(path),
                                new TreeMap<>(declared),
                                totals,
                                about)));
    }

    private static byte[] bytes(Readings readings) {
        return readings.csv().getBytes(StandardCharsets.UTF_8);
    }

    private Fleet fleet(Cluster cluster) {
        var fleet = fleets.get(cluster);
        if (fleet == null) {
            throw new IllegalStateException("no fleet of " + cluster);
        }
        return fleet;
    }
}
