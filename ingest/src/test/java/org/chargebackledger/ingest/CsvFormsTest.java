package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.UsageSlice;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Our own CSV forms and the reports of clusters, on files made by hand. */
class CsvFormsTest {

    private static final String USAGE =
            "interval_start,interval_end,cluster,node,namespace,cpu_request_core_hours,cpu_used_core_hours,ram_request_gib_hours,ram_used_gib_hours,gpu_request_hours,gpu_used_hours,pv_gib_hours,network_bytes,labels\n";

    private static final String PODS =
            "interval_start,interval_end,pod,namespace,node,resource_id,pod_usage_cpu_core_seconds,pod_request_cpu_core_seconds,pod_usage_memory_byte_seconds,pod_request_memory_byte_seconds,node_capacity_cpu_cores,node_capacity_memory_bytes,pod_labels\n";

    @TempDir Path folder;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    private static String usage(String day, String namespace, String cpu) {
        return "%sT00:00:00Z,%sT12:00:00Z,c,n,%s,%s,1e-3,1,1,,,,,\"{\"\"b\"\":\"\"1\"\",\"\"a\"\":\"\"2\"\"}\"\n"
                .formatted(day, day, namespace, cpu);
    }

    @Test
    void a_blank_quantity_is_zero_and_labels_are_canonical() throws IOException {
        var file = deliveries.write("u.csv", "\uFEFF" + USAGE + usage("2026-10-01", "shop", "0.5"));
        try (var reading = deliveries.usage("usage-csv", Map.of(), file)) {
            var lines = new ArrayList<UsageLines>();
            reading.lines(lines::add);
            assertThat(lines).hasSize(1);
            assertThat(((UsageLines.Usages) lines.getFirst()).lines())
                    .extracting(
                            l -> l.cpuRequestCoreHours().toString(),
                            l -> l.cpuUsedCoreHours().toString(),
                            l -> l.gpuUsedHours().toString(),
                            l -> l.labels())
                    .containsExactly(tuple("0.5", "0.001", "0", "{\"a\":\"2\",\"b\":\"1\"}"));
            assertThat(reading.slices())
                    .extracting(UsageSlice::firstDay, UsageSlice::endDay)
                    .containsExactly(tuple(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2)));
        }
    }

    @Test
    void every_wrong_cell_is_named() throws IOException {
        var file =
                deliveries.write(
                        "u.csv",
                        USAGE
                                + usage("2026-10-01", "shop", "-1")
                                + usage("2026-10-01", "", "x")
                                + usage("2026-10-02", "shop", "1").replace("Z,c", ",c")
                                + usage("2026-10-03", "shop", "1").replace("{", "["));
        assertThat(deliveries.rejection("usage-csv", file))
                .filteredOn(f -> f.severity() == Severity.REJECT)
                .extracting(Finding::line, Finding::column, Finding::code)
                .containsExactly(
                        tuple(2L, "cpu_request_core_hours", "negative"),
                        tuple(3L, "namespace", "blank-cell"),
                        tuple(3L, "cpu_request_core_hours", "not-a-number"),
                        tuple(4L, "interval_end", "not-a-time"),
                        tuple(5L, "labels", "not-json"));
    }

    @Test
    void a_duplicate_key_is_an_error_and_never_summed() throws IOException {
        var file =
                deliveries.write(
                        "u.csv",
                        USAGE
                                + usage("2026-10-01", "shop", "1")
                                + usage("2026-10-02", "shop", "1")
                                + usage("2026-10-01", "shop", "2"));
        assertThat(deliveries.rejection("usage-csv", file))
                .extracting(Finding::line, Finding::code)
                .containsExactly(tuple(4L, "duplicate-key"));
    }

    @Test
    void unknown_and_absent_columns_are_said_and_needed_ones_refused() throws IOException {
        var nodes =
                deliveries.write(
                        "n.csv",
                        """
                        interval_start,interval_end,cluster,node,cpu_cores,ram_gib,colour
                        2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,c,n,4,16,red
                        """);
        try (var reading = deliveries.usage("node-csv", Map.of("cluster", "c"), nodes)) {
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("unknown-column", "not-measured");
        }
        assertThat(deliveries.rejection("node-csv", Map.of("cluster", "d"), nodes))
                .extracting(Finding::code)
                .contains("contradicts-declared");
        assertThat(
                        deliveries.rejection(
                                "node-csv", deliveries.write("m.csv", "node,cluster\nn,c\n")))
                .filteredOn(f -> f.severity() == Severity.REJECT)
                .extracting(Finding::column)
                .containsExactly("interval_start", "interval_end", "cpu_cores", "ram_gib");
    }

    @Test
    void a_metric_has_exactly_one_target() throws IOException {
        var header =
                "interval_start,interval_end,metric,cluster,namespace,cost_center,value,unit\n";
        var interval = "2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,seats,";
        assertThat(
                        deliveries.rejection(
                                "metrics-csv",
                                deliveries.write(
                                        "m.csv",
                                        header
                                                + interval
                                                + ",,CC-1,5,seats\n"
                                                + interval
                                                + "c,shop,CC-1,5,seats\n"
                                                + interval
                                                + ",,,5,seats\n"
                                                + interval
                                                + ",,CC-2,,seats\n")))
                .extracting(Finding::line, Finding::code)
                .containsExactly(
                        tuple(3L, "wrong-target"),
                        tuple(4L, "wrong-target"),
                        tuple(5L, "blank-cell"));
    }

    @Test
    void labels_of_a_namespace_must_not_overlap() throws IOException {
        var header = "valid_from,valid_to,cluster,namespace,labels\n";
        assertThat(
                        deliveries.rejection(
                                "namespace-labels",
                                deliveries.write(
                                        "l.csv",
                                        header
                                                + "2026-10-01,,c,shop,{}\n"
                                                + "2026-10-05,2026-10-06,c,shop,{}\n")))
                .extracting(Finding::line, Finding::code)
                .containsExactly(tuple(3L, "overlapping-interval"));
        try (var reading =
                deliveries.usage(
                        "namespace-labels",
                        Map.of(),
                        deliveries.write(
                                "m.csv",
                                header
                                        + "2026-10-05,,c,shop,{}\n"
                                        + "2026-10-01,2026-10-05,c,shop,{}\n"))) {
            assertThat(reading.slices())
                    .extracting(UsageSlice::firstDay, UsageSlice::endDay)
                    .containsExactly(tuple(LocalDate.of(2026, 10, 1), LocalDate.of(9999, 12, 31)));
        }
    }

    @Test
    void labels_of_a_workload_must_not_overlap_and_are_one_for_each_day() throws IOException {
        var header = "valid_from,valid_to,cluster,namespace,workload,labels,disagreeing\n";
        assertThat(
                        deliveries.rejection(
                                "workload-labels",
                                deliveries.write(
                                        "l.csv",
                                        header
                                                + "2026-10-01,,c,shop,web,{},\n"
                                                + "2026-10-05,2026-10-06,c,shop,web,{},\n"
                                                + "2026-10-05,,c,shop,db,{},\n"
                                                + "2026-10-05,2026-10-06,c,shop,db,{},\n")))
                .extracting(Finding::line, Finding::code)
                .containsExactly(tuple(5L, "duplicate-key"), tuple(3L, "overlapping-interval"));
        assertThat(
                        deliveries.rejection(
                                "workload-labels",
                                deliveries.write(
                                        "n.csv", header + "2026-10-05,2026-10-05,c,shop,,[],\n")))
                .extracting(Finding::column, Finding::code)
                .containsExactlyInAnyOrder(
                        tuple("valid_to", "end-before-start"),
                        tuple("workload", "blank-cell"),
                        tuple("labels", "not-json"));
        try (var reading =
                deliveries.usage(
                        "workload-labels",
                        Map.of(),
                        deliveries.write(
                                "m.csv",
                                header
                                        + "2026-10-05,,c,shop,web,\"{\"\"team\"\": 1}\",\n"
                                        + "2026-10-01,2026-10-05,c,shop,web,{},team tier\n"))) {
            assertThat(reading.slices())
                    .containsExactly(
                            new UsageSlice(
                                    UsageKind.WORKLOAD_LABELS,
                                    "c",
                                    LocalDate.of(2026, 10, 1),
                                    LocalDate.of(9999, 12, 31),
                                    2));
            assertThat(reading.findings())
                    .extracting(Finding::severity, Finding::line, Finding::code, Finding::value)
                    .containsExactly(tuple(Severity.WARN, 3L, "labels-disagree", "team tier"));
            var lines = new ArrayList<UsageLines>();
            reading.lines(lines::add);
            assertThat(lines)
                    .containsExactly(
                            new UsageLines.Workloads(
                                    List.of(
                                            labels("2026-10-01", "2026-10-05", "{}"),
                                            labels("2026-10-05", null, "{\"team\":\"1\"}"))));
        }
    }

    private static WorkloadLabels labels(String from, @Nullable String to, String labels) {
        return new WorkloadLabels(
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                "c",
                "shop",
                "web",
                labels);
    }

    @Test
    void pods_of_a_workload_add_up_over_adjoining_hours_and_stop_at_a_gap() throws IOException {
        var file =
                deliveries.write(
                        "pods.csv",
                        PODS
                                + pod(0, "web-6d4cf56db6-x7k2p", "3600")
                                + pod(0, "web-6d4cf56db6-zq9fm", "1800")
                                + pod(1, "web-6d4cf56db6-x7k2p", "3600")
                                + pod(3, "web-6d4cf56db6-x7k2p", "1200")
                                + pod(23, "db-0", "1")
                                + pod(24, "db-0", "1"));
        try (var reading = deliveries.usage("openshift-usage", Map.of("cluster", "c"), file)) {
            var lines = new ArrayList<UsageLines>();
            reading.lines(lines::add);
            assertThat(((UsageLines.Usages) lines.getFirst()).lines())
                    .extracting(
                            l -> l.workload(),
                            l -> l.start().toString(),
                            l -> l.end().toString(),
                            l -> l.cpuUsedCoreHours().toString())
                    .containsExactly(
                            tuple(
                                    "db",
                                    "2026-10-01T23:00:00Z",
                                    "2026-10-02T00:00:00Z",
                                    "0.000277777777777777777778"),
                            tuple(
                                    "db",
                                    "2026-10-02T00:00:00Z",
                                    "2026-10-02T01:00:00Z",
                                    "0.000277777777777777777778"),
                            tuple("web", "2026-10-01T00:00:00Z", "2026-10-01T02:00:00Z", "2.5"),
                            tuple(
                                    "web",
                                    "2026-10-01T03:00:00Z",
                                    "2026-10-01T04:00:00Z",
                                    "0.333333333333333333333333"));
            assertThat(((UsageLines.Nodes) lines.getLast()).lines())
                    .extracting(
                            l -> l.start().toString(),
                            l -> l.end().toString(),
                            l -> l.ramGib().toString())
                    .containsExactly(
                            tuple("2026-10-01T00:00:00Z", "2026-10-01T02:00:00Z", "16"),
                            tuple("2026-10-01T03:00:00Z", "2026-10-01T04:00:00Z", "16"),
                            tuple("2026-10-01T23:00:00Z", "2026-10-02T00:00:00Z", "16"),
                            tuple("2026-10-02T00:00:00Z", "2026-10-02T01:00:00Z", "16"));
        }
    }

    private static String pod(int hour, String name, String seconds) {
        var day = 1 + hour / 24;
        return "2026-10-%02d %02d:00:00 +0000 UTC,2026-10-%02d %02d:59:59 +0000 UTC,%s,shop,n1,i-1,%s,%s,1,1,4,17179869184,label_app:web|label_pod_template_hash:x\n"
                .formatted(day, hour % 24, day, hour % 24, name, seconds, seconds);
    }

    @Test
    void special_rows_of_an_allocation_are_no_usage_and_nan_counts_as_nothing() throws IOException {
        var row =
                "\"%s\":{\"properties\":{\"cluster\":\"c\"%s},\"start\":\"2026-10-01T00:00:00Z\","
                    + "\"end\":\"2026-10-02T00:00:00Z\",\"minutes\":1440,\"cpuCoreRequestAverage\":%s,"
                    + "\"cpuCoreUsageAverage\":null,\"newField\":{\"x\":[1]}}";
        var file =
                deliveries.write(
                        "a.json",
                        "{\"code\":200,\"data\":[null,{"
                                + row.formatted(
                                        "c/shop",
                                        ",\"namespace\":\"shop\",\"pod\":\"web-0\"",
                                        "0.5")
                                + ","
                                + row.formatted("c/__idle__", "", "8")
                                + ","
                                + row.formatted("c/__unallocated__", "", "NaN")
                                + "}]}");
        try (var reading = deliveries.usage("opencost", Map.of(), file)) {
            var lines = new ArrayList<UsageLines>();
            reading.lines(lines::add);
            assertThat(((UsageLines.Usages) lines.getFirst()).lines())
                    .extracting(
                            l -> l.namespace(),
                            l -> l.workload(),
                            l -> l.cpuRequestCoreHours().toString())
                    .containsExactly(tuple("__unallocated__", "", "0"), tuple("shop", "web", "12"));
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactlyInAnyOrderElementsOf(
                            List.of("special-rows", "no-namespace", "blank-amount"));
        }
        assertThat(
                        deliveries.rejection(
                                "opencost",
                                deliveries.write(
                                        "b.json", "{\"code\":400,\"message\":\"bad window\"}")))
                .extracting(Finding::code)
                .containsExactly("failed-query", "no-data");
    }
}
