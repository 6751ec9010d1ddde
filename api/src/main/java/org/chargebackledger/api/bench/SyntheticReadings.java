package org.chargebackledger.api.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the synthetic clusters offered and used, by day, and what their namespaces are. */
final class SyntheticReadings {

    private static final int CPU_CORES = 16;
    private static final int RAM_GIB = 64;
    private static final int NAMESPACES_A_NODE = 10;

    private final SyntheticShape shape;
    private final Draws draws;
    private final Path folder;

    SyntheticReadings(SyntheticShape shape, long seed, Path folder) {
        this.shape = shape;
        this.draws = new Draws(~seed);
        this.folder = folder;
    }

    /** Writes one row. */
    private interface Rows {
        void write(CsvStream csv, int cluster, int day) throws IOException;
    }

    Path usage() throws IOException {
        return file(
                "usage.csv",
                "interval_start,interval_end,cluster,node,namespace,workload,cpu_request_core_hours,"
                    + "cpu_used_core_hours,ram_request_gib_hours,ram_used_gib_hours,labels",
                shape.days(),
                this::usage);
    }

    Path nodes() throws IOException {
        return file(
                "nodes.csv",
                "interval_start,interval_end,cluster,node,resource_id,cpu_cores,ram_gib,gpu_count,labels",
                shape.days(),
                this::nodes);
    }

    Path metrics() throws IOException {
        return file(
                "metrics.csv",
                "interval_start,interval_end,metric,cluster,namespace,cost_center,value,unit",
                shape.days(),
                this::metrics);
    }

    Path labels() throws IOException {
        return file(
                "namespace-labels.csv",
                "valid_from,valid_to,cluster,namespace,labels",
                1,
                this::labels);
    }

    private Path file(String name, String header, int days, Rows rows) throws IOException {
        var path = folder.resolve(name);
        try (var csv =
                new CsvStream(new BufferedOutputStream(Files.newOutputStream(path)), header)) {
            csv.endRow();
            for (var cluster = 0; cluster < SyntheticShape.CLUSTERS; cluster++) {
                for (var day = 0; day < days; day++) {
                    rows.write(csv, cluster, day);
                }
            }
        }
        return path;
    }

    private void usage(CsvStream csv, int cluster, int day) throws IOException {
        for (var node = 0; node < shape.nodes(); node++) {
            for (var place = 0; place < NAMESPACES_A_NODE; place++) {
                // Thirteen has no factor in common with 134, so ten places hold ten namespaces.
                var namespace = (node * 7 + place * 13) % shape.namespaces();
                var cpu = 22 + draws.below(18);
                var ram = 90 + draws.below(60);
                interval(csv, day)
                        .text(SyntheticShape.cluster(cluster))
                        .text(SyntheticShape.node(cluster, node))
                        .text(SyntheticShape.namespace(namespace))
                        .text("app-" + place)
                        .number(cpu)
                        .number(cpu * (30 + draws.below(60)) / 100)
                        .number(ram)
                        .number(ram * (40 + draws.below(50)) / 100)
                        .text("{}")
                        .endRow();
            }
        }
    }

    private void nodes(CsvStream csv, int cluster, int day) throws IOException {
        for (var node = 0; node < shape.nodes(); node++) {
            interval(csv, day)
                    .text(SyntheticShape.cluster(cluster))
                    .text(SyntheticShape.node(cluster, node))
                    .text(SyntheticShape.nodeResource(cluster, node))
                    .number(CPU_CORES)
                    .number(RAM_GIB)
                    .number(0)
                    .text("{}")
                    .endRow();
        }
    }

    private void metrics(CsvStream csv, int cluster, int day) throws IOException {
        for (var namespace = 0; namespace < shape.namespaces(); namespace++) {
            interval(csv, day)
                    .text("ingress_requests")
                    .text(SyntheticShape.cluster(cluster))
                    .text(SyntheticShape.namespace(namespace))
                    .text("")
                    .number(1_000 + draws.below(900_000))
                    .text("requests")
                    .endRow();
        }
    }

    private void labels(CsvStream csv, int cluster, int day) throws IOException {
        for (var namespace = 0; namespace < shape.namespaces(); namespace++) {
            var team = SyntheticShape.team((namespace + cluster) % shape.costCenters());
            csv.text(shape.month().firstDay().toString())
                    .text("")
                    .text(SyntheticShape.cluster(cluster))
                    .text(SyntheticShape.namespace(namespace))
                    .text(
                            SyntheticShape.isSystem(namespace)
                                    ? "{}"
                                    : CsvStream.quoted("{\"team\":\"" + team + "\"}"))
                    .endRow();
        }
    }

    private CsvStream interval(CsvStream csv, int day) {
        return csv.text(shape.hour(day * 24)).text(shape.hour(day * 24 + 24));
    }
}
