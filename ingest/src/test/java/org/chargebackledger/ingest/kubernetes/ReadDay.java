package org.chargebackledger.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.delivery.Progress;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.UsageSlice;
import org.chargebackledger.ledger.usage.WorkloadLabels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the importers read of a day that was fetched. */
record ReadDay(
        List<NamespaceLabels> labels,
        List<WorkloadLabels> workloads,
        List<NodeLine> nodes,
        List<MetricLine> metrics,
        List<UsageSlice> slices,
        List<Finding> findings) {

    static ReadDay of(Fetched fetched, Path work) throws IOException {
        var read =
                new ReadDay(
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
        var number = 0;
        for (var part : fetched.deliveries()) {
            var folder = work.resolve("part-" + number++);
            try (var reading =
                    new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                            .read(
                                    part.source(),
                                    part.files(),
                                    part.declared(),
                                    folder,
                                    Progress.SILENT)) {
                assertThat(reading).as("%s", reading.findings()).isInstanceOf(UsageReading.class);
                read.findings.addAll(reading.findings());
                var usage = (UsageReading) reading;
                read.slices.addAll(usage.slices());
                usage.lines(read::add);
            }
        }
        return read;
    }

    private void add(UsageLines block) {
        switch (block) {
            case UsageLines.Nodes some -> nodes.addAll(some.lines());
            case UsageLines.Metrics some -> metrics.addAll(some.lines());
            case UsageLines.Labels some -> labels.addAll(some.lines());
            case UsageLines.Workloads some -> workloads.addAll(some.lines());
            case UsageLines.Usages some -> throw new AssertionError("usage: " + some);
            case UsageLines.Estimates some -> throw new AssertionError("estimates: " + some);
        }
    }

    /** Labels by namespace. */
    SortedMap<String, String> byNamespace() {
        var all = new TreeMap<String, String>();
        labels.forEach(line -> all.put(line.namespace(), line.labels()));
        return all;
    }

    /** Labels of a namespace's workloads by their name. */
    SortedMap<String, String> workloadsOf(String namespace) {
        var all = new TreeMap<String, String>();
        workloads.stream()
                .filter(line -> line.namespace().equals(namespace))
                .forEach(line -> all.put(line.workload(), line.labels()));
        return all;
    }

    String count(String metric, String namespace) {
        return metrics.stream()
                .filter(line -> line.metric().equals(metric) && line.namespace().equals(namespace))
                .map(line -> line.value().toString())
                .reduce("", String::concat);
    }
}
