package org.chargebackledger.ingest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.delivery.Progress;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.UsageLines;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the importer reads of answers that were fetched. */
record ReadAnswers(
        List<UsageLine> usage,
        List<NodeLine> nodes,
        List<MetricLine> metrics,
        List<Finding> findings) {

    static ReadAnswers of(Part part, Path work) throws IOException {
        var read =
                new ReadAnswers(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (var reading =
                new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                        .read(
                                part.source(),
                                part.files(),
                                part.declared(),
                                work,
                                Progress.SILENT)) {
            read.findings.addAll(reading.findings());
            assertThat(reading).as("%s", reading.findings()).isInstanceOf(UsageReading.class);
            ((UsageReading) reading)
                    .lines(block -> {
                        switch (block) {
                            case UsageLines.Usages some -> read.usage.addAll(some.lines());
                            case UsageLines.Nodes some -> read.nodes.addAll(some.lines());
                            case UsageLines.Metrics some -> read.metrics.addAll(some.lines());
                            case UsageLines.Labels some ->
                                    throw new AssertionError("labels: " + some);
                            case UsageLines.Workloads some ->
                                    throw new AssertionError("labels: " + some);
                            case UsageLines.Estimates some ->
                                    throw new AssertionError("estimates: " + some);
                        }
                    });
        }
        return read;
    }

    /** What is of one cluster. */
    ReadAnswers of(String cluster) {
        return new ReadAnswers(
                usage.stream().filter(line -> line.cluster().equals(cluster)).toList(),
                nodes.stream().filter(line -> line.cluster().equals(cluster)).toList(),
                metrics.stream().filter(line -> line.cluster().equals(cluster)).toList(),
                findings);
    }

    BigDecimal sum(Function<UsageLine, Exact> quantity) {
        return usage.stream()
                .map(line -> quantity.apply(line).toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Times the hours that the nodes were there. */
    BigDecimal sumOfNodes(Function<NodeLine, Exact> quantity) {
        return nodes.stream()
                .map(line ->
                        Exact.quotient(
                                        quantity.apply(line)
                                                .toBigDecimal()
                                                .multiply(
                                                        BigDecimal.valueOf(
                                                                Duration.between(
                                                                                line.start(),
                                                                                line.end())
                                                                        .toSeconds())),
                                        BigDecimal.valueOf(3600))
                                .toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Set<String> namespacesWith(Function<UsageLine, Exact> quantity) {
        var names = new TreeSet<String>();
        for (var line : usage) {
            if (quantity.apply(line).signum() > 0) {
                names.add(line.namespace());
            }
        }
        return names;
    }

    BigDecimal metric(String name) {
        return metrics.stream()
                .filter(line -> line.metric().equals(name))
                .map(line -> line.value().toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
