package org.chargebackledger.ingest.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.readings.Labels;
import org.chargebackledger.ingest.readings.ProviderId;
import org.chargebackledger.ledger.money.Exact;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was seen on a day, written down in our own forms of readings. */
final class DayFiles {

    private static final BigDecimal BYTES_PER_GIB = BigDecimal.valueOf(1L << 30);

    private final String cluster;
    private final Slice slice;
    private final FetchFolder folder;

    DayFiles(String cluster, Slice slice, FetchFolder folder) {
        this.cluster = cluster;
        this.slice = slice;
        this.folder = folder;
    }

    Part labels(SeenDay day) throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("valid_from", "valid_to", "cluster", "namespace", "labels"));
        for (var namespace : day.namespaces().values()) {
            rows.add(
                    List.of(
                            slice.firstDay().toString(),
                            slice.endDay().toString(),
                            cluster,
                            namespace.name(),
                            Labels.canonical(namespace.labels())));
        }
        return part("namespace-labels", rows);
    }

    Part workloadLabels(SeenDay day) throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        "valid_from",
                        "valid_to",
                        "cluster",
                        "namespace",
                        "workload",
                        "labels",
                        "disagreeing"));
        for (var workload : day.workloads().values()) {
            rows.add(
                    List.of(
                            slice.firstDay().toString(),
                            slice.endDay().toString(),
                            cluster,
                            workload.namespace(),
                            workload.name(),
                            Labels.canonical(workload.labels()),
                            String.join(" ", workload.disagreeing())));
        }
        return part("workload-labels", rows);
    }

    Part counts(SortedMap<String, SortedMap<String, Long>> counts) throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        "interval_start",
                        "interval_end",
                        "metric",
                        "cluster",
                        "namespace",
                        "value",
                        "unit"));
        counts.forEach((namespace, byName) ->
                byName.forEach((name, count) ->
                        rows.add(
                                List.of(
                                        slice.start().toString(),
                                        slice.end().toString(),
                                        name,
                                        cluster,
                                        namespace,
                                        Long.toString(count),
                                        "pods"))));
        return part("metrics-csv", rows);
    }

    Part nodes(SeenDay day) throws FetchFailure, IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        "interval_start",
                        "interval_end",
                        "cluster",
                        "node",
                        "cpu_cores",
                        "ram_gib",
                        "gpu_count",
                        "resource_id"));
        for (var seen : day.nodes().values()) {
            var start = start(seen.node());
            var end = seen.isGone() ? Instant.parse(seen.at()) : slice.end();
            if (start.isBefore(end)) {
                rows.add(node(seen.node(), start, end));
            }
        }
        if (rows.size() == 1) {
            throw new FetchFailure(Reason.PARTIAL, "no node at all offers anything");
        }
        return part("node-csv", rows);
    }

    private Instant start(Thing node) {
        var created = node.created().isEmpty() ? slice.start() : Instant.parse(node.created());
        return created.isBefore(slice.start()) ? slice.start() : created;
    }

    private List<String> node(Thing node, Instant start, Instant end) throws FetchFailure {
        var gpus = BigDecimal.ZERO;
        for (var offered : node.offer().entrySet()) {
            if (offered.getKey().endsWith("/gpu")) {
                gpus = gpus.add(quantity(node, offered.getKey()));
            }
        }
        return List.of(
                start.toString(),
                end.toString(),
                cluster,
                node.name(),
                Exact.of(quantity(node, "cpu")).toString(),
                Exact.quotient(quantity(node, "memory"), BYTES_PER_GIB).toString(),
                Exact.of(gpus).toString(),
                ProviderId.resource(node.state()));
    }

    private static BigDecimal quantity(Thing node, String resource) throws FetchFailure {
        var text = node.offer().getOrDefault(resource, "");
        try {
            return Quantity.getAmountInBytes(Quantity.parse(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new FetchFailure(
                    Reason.MALFORMED,
                    "node %s offers '%s' of %s".formatted(node.name(), text, resource));
        }
    }

    private Part part(String source, List<List<String>> rows) throws IOException {
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(String.join(",", row.stream().map(DayFiles::cell).toList())).append('\n');
        }
        var name = source + ".csv";
        folder.keep(name, file -> Files.writeString(file, text));
        return new Part(
                source, List.of(folder.file(name)), new TreeMap<>(Map.of("cluster", cluster)));
    }

    private static String cell(String text) {
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
