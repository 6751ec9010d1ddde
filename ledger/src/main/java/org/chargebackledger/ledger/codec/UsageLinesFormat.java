package org.chargebackledger.ledger.codec;

import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.UsageLines.Estimates;
import org.chargebackledger.ledger.usage.UsageLines.Labels;
import org.chargebackledger.ledger.usage.UsageLines.Metrics;
import org.chargebackledger.ledger.usage.UsageLines.Nodes;
import org.chargebackledger.ledger.usage.UsageLines.Usages;
import org.chargebackledger.ledger.usage.UsageLines.Workloads;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Readings of one kind by column. STORED FORMAT: columns and their order. */
final class UsageLinesFormat {

    private UsageLinesFormat() {}

    static byte[] write(UsageLinesRecorded event) {
        var lines = event.lines();
        var out =
                new ChunkWriter()
                        .header("importId", event.importId())
                        .header("number", event.number())
                        .header("kind", lines.kind().name())
                        .lines(lines.size());
        switch (lines) {
            case Usages(var usages) -> writeUsages(out, usages);
            case Nodes(var nodes) -> writeNodes(out, nodes);
            case Metrics(var metrics) -> writeMetrics(out, metrics);
            case Labels(var labels) -> LabelsFormat.writeNamespaces(out, labels);
            case Workloads(var labels) -> LabelsFormat.writeWorkloads(out, labels);
            case Estimates(var estimates) -> EstimatesFormat.write(out, estimates);
        }
        return out.end();
    }

    static UsageLinesRecorded read(ChunkReader in) throws IOException {
        UsageLines lines =
                switch (UsageKind.valueOf(in.header("kind"))) {
                    case USAGE -> new Usages(readUsages(in));
                    case NODE -> new Nodes(readNodes(in));
                    case METRIC -> new Metrics(readMetrics(in));
                    case NAMESPACE_LABELS -> new Labels(LabelsFormat.readNamespaces(in));
                    case WORKLOAD_LABELS -> new Workloads(LabelsFormat.readWorkloads(in));
                    case ESTIMATE -> new Estimates(EstimatesFormat.read(in));
                };
        return new UsageLinesRecorded(in.header("importId"), in.number(), lines);
    }

    private static void writeUsages(ChunkWriter out, List<UsageLine> lines) {
        instants(out, "start", lines, UsageLine::start);
        instants(out, "end", lines, UsageLine::end);
        texts(out, "cluster", lines, UsageLine::cluster);
        texts(out, "node", lines, UsageLine::node);
        texts(out, "namespace", lines, UsageLine::namespace);
        texts(out, "workload", lines, UsageLine::workload);
        amounts(out, "cpuRequestCoreHours", lines, UsageLine::cpuRequestCoreHours);
        amounts(out, "cpuUsedCoreHours", lines, UsageLine::cpuUsedCoreHours);
        amounts(out, "ramRequestGibHours", lines, UsageLine::ramRequestGibHours);
        amounts(out, "ramUsedGibHours", lines, UsageLine::ramUsedGibHours);
        amounts(out, "gpuRequestHours", lines, UsageLine::gpuRequestHours);
        amounts(out, "gpuUsedHours", lines, UsageLine::gpuUsedHours);
        amounts(out, "pvGibHours", lines, UsageLine::pvGibHours);
        amounts(out, "networkBytes", lines, UsageLine::networkBytes);
        texts(out, "labels", lines, UsageLine::labels);
    }

    private static List<UsageLine> readUsages(ChunkReader in) throws IOException {
        var start = instants(in, "start");
        var end = instants(in, "end");
        var cluster = in.texts("cluster");
        var node = in.texts("node");
        var namespace = in.texts("namespace");
        var workload = in.texts("workload");
        var cpuRequest = in.amounts("cpuRequestCoreHours");
        var cpuUsed = in.amounts("cpuUsedCoreHours");
        var ramRequest = in.amounts("ramRequestGibHours");
        var ramUsed = in.amounts("ramUsedGibHours");
        var gpuRequest = in.amounts("gpuRequestHours");
        var gpuUsed = in.amounts("gpuUsedHours");
        var pv = in.amounts("pvGibHours");
        var network = in.amounts("networkBytes");
        var labels = in.texts("labels");
        return list(
                in,
                i ->
                        new UsageLine(
                                start.at(i),
                                end.at(i),
                                cluster.at(i),
                                node.at(i),
                                namespace.at(i),
                                workload.at(i),
                                cpuRequest[i],
                                cpuUsed[i],
                                ramRequest[i],
                                ramUsed[i],
                                gpuRequest[i],
                                gpuUsed[i],
                                pv[i],
                                network[i],
                                labels.at(i)));
    }

    private static void writeNodes(ChunkWriter out, List<NodeLine> lines) {
        instants(out, "start", lines, NodeLine::start);
        instants(out, "end", lines, NodeLine::end);
        texts(out, "cluster", lines, NodeLine::cluster);
        texts(out, "node", lines, NodeLine::node);
        texts(out, "resourceId", lines, NodeLine::resourceId);
        amounts(out, "cpuCores", lines, NodeLine::cpuCores);
        amounts(out, "ramGib", lines, NodeLine::ramGib);
        amounts(out, "gpuCount", lines, NodeLine::gpuCount);
        texts(out, "labels", lines, NodeLine::labels);
    }

    private static List<NodeLine> readNodes(ChunkReader in) throws IOException {
        var start = instants(in, "start");
        var end = instants(in, "end");
        var cluster = in.texts("cluster");
        var node = in.texts("node");
        var resourceId = in.texts("resourceId");
        var cpu = in.amounts("cpuCores");
        var ram = in.amounts("ramGib");
        var gpu = in.amounts("gpuCount");
        var labels = in.texts("labels");
        return list(
                in,
                i ->
                        new NodeLine(
                                start.at(i),
                                end.at(i),
                                cluster.at(i),
                                node.at(i),
                                resourceId.at(i),
                                cpu[i],
                                ram[i],
                                gpu[i],
                                labels.at(i)));
    }

    private static void writeMetrics(ChunkWriter out, List<MetricLine> lines) {
        instants(out, "start", lines, MetricLine::start);
        instants(out, "end", lines, MetricLine::end);
        texts(out, "metric", lines, MetricLine::metric);
        texts(out, "cluster", lines, MetricLine::cluster);
        texts(out, "namespace", lines, MetricLine::namespace);
        texts(out, "costCenter", lines, MetricLine::costCenter);
        amounts(out, "value", lines, MetricLine::value);
        texts(out, "unit", lines, MetricLine::unit);
    }

    private static List<MetricLine> readMetrics(ChunkReader in) throws IOException {
        var start = instants(in, "start");
        var end = instants(in, "end");
        var metric = in.texts("metric");
        var cluster = in.texts("cluster");
        var namespace = in.texts("namespace");
        var costCenter = in.texts("costCenter");
        var value = in.amounts("value");
        var unit = in.texts("unit");
        return list(
                in,
                i ->
                        new MetricLine(
                                start.at(i),
                                end.at(i),
                                metric.at(i),
                                cluster.at(i),
                                namespace.at(i),
                                costCenter.at(i),
                                value[i],
                                unit.at(i)));
    }

    private static <L> List<L> list(ChunkReader in, IntFunction<L> line) {
        return IntStream.range(0, in.lines()).mapToObj(line).toList();
    }

    private static <L> void texts(
            ChunkWriter out, String name, List<L> lines, Function<L, String> column) {
        out.texts(name, i -> column.apply(lines.get(i)));
    }

    private static <L> void amounts(
            ChunkWriter out, String name, List<L> lines, Function<L, Exact> column) {
        out.amounts(name, lines.stream().map(column).toArray(Exact[]::new));
    }

    private static <L> void instants(
            ChunkWriter out, String name, List<L> lines, Function<L, Instant> column) {
        out.dictionary(
                name,
                Dictionary.of(lines.size(), i -> column.apply(lines.get(i))),
                (json, instant) -> json.string(instant.toString()));
    }

    private static Dictionary<Instant> instants(ChunkReader in, String name) throws IOException {
        return in.dictionary(name, json -> Instant.parse(json.getText()));
    }
}
