package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.assertj.core.data.Offset;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.UsageLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every class of usage in the sample data, against sums worked out without the importers. */
class SampleUsageTest {

    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal GIB_HOUR = HOUR.multiply(BigDecimal.valueOf(1L << 30));

    /** Each of some lines may be off by the rounding of its conversion. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.000000000000000000001");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "aws_ocp/October-2025-my-ocp-cluster-1, 4, 9360, 4746.178",
        "gcp_ocp/October-2025-test-ocp-gcp-cluster, 4, 9360, 4759.025",
        "onprem_ocp/October-2025-my-ocp-cluster-3, 11, 37620, 32268.065",
    })
    void an_openshift_month_keeps_its_core_hours(
            String name, int nodes, String requested, String used) throws IOException {
        var file = SharedData.file("nise_2025_10/" + name + "-ocp_pod_usage.csv.gz");
        try (var reading =
                new Deliveries(folder).usage("openshift-usage", Map.of("cluster", "c"), file)) {
            var usage = usage(reading);
            var plain = PlainTable.of(file);
            assertThat(sum(usage, UsageLine::cpuRequestCoreHours)).isEqualByComparingTo(requested);
            assertThat(sum(usage, UsageLine::cpuUsedCoreHours))
                    .isCloseTo(
                            plain.sum("pod_usage_cpu_core_seconds")
                                    .divide(HOUR, 30, RoundingMode.HALF_EVEN),
                            Offset.offset(ROUNDING));
            assertThat(sum(usage, UsageLine::cpuUsedCoreHours).setScale(3, RoundingMode.HALF_EVEN))
                    .isEqualByComparingTo(used);
            assertThat(sum(usage, UsageLine::ramUsedGibHours))
                    .isCloseTo(
                            plain.sum("pod_usage_memory_byte_seconds")
                                    .divide(GIB_HOUR, 30, RoundingMode.HALF_EVEN),
                            Offset.offset(ROUNDING));
            var offered = nodes(reading);
            assertThat(offered.stream().map(NodeLine::node).distinct()).hasSize(nodes);
            assertThat(
                            offered.stream()
                                    .map(l -> Duration.between(l.start(), l.end()))
                                    .reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(Duration.ofHours(720L * nodes));
        }
    }

    @Test
    void the_nodes_of_the_aws_month_carry_the_ids_of_its_bill() throws IOException {
        var file =
                SharedData.file(
                        "nise_2025_10/aws_ocp/October-2025-my-ocp-cluster-1-ocp_pod_usage.csv.gz");
        var labels =
                SharedData.file(
                        "nise_2025_10/aws_ocp/October-2025-my-ocp-cluster-1-ocp_node_label.csv");
        try (var reading =
                new Deliveries(folder)
                        .usage("openshift-usage", Map.of("cluster", "c"), file, labels)) {
            assertThat(nodes(reading))
                    .extracting(
                            NodeLine::node,
                            NodeLine::resourceId,
                            n -> n.cpuCores().toString(),
                            n -> n.ramGib().toString())
                    .contains(
                            tuple("aws_compute1", "i-55555555", "4", "16"),
                            tuple("aws_compute2", "i-55555556", "4", "16"),
                            tuple("aws_compute3", "i-55555557", "4", "16"),
                            tuple("aws_master", "i-55555558", "4", "8"));
            assertThat(nodes(reading))
                    .extracting(NodeLine::labels)
                    .contains("{\"nodeclass\":\"compute\"}");
        }
    }

    @Test
    void volumes_gpus_and_labels_join_the_pods_of_one_delivery() throws IOException {
        var base = "nise_2025_10/onprem_ocp/October-2025-my-ocp-cluster-3-ocp_";
        var storage = SharedData.file(base + "storage_usage.csv.gz");
        var gpu = SharedData.file(base + "gpu_usage.csv.gz");
        try (var reading =
                new Deliveries(folder)
                        .usage(
                                "openshift-usage",
                                Map.of("cluster", "c"),
                                SharedData.file(base + "pod_usage.csv.gz"),
                                storage,
                                gpu,
                                SharedData.file(base + "namespace_label.csv.gz"))) {
            var usage = usage(reading);
            assertThat(sum(usage, UsageLine::pvGibHours))
                    .isCloseTo(
                            PlainTable.of(storage)
                                    .sum("persistentvolumeclaim_capacity_byte_seconds")
                                    .divide(GIB_HOUR, 30, RoundingMode.HALF_EVEN),
                            Offset.offset(ROUNDING));
            // whole GPUs of London, Toronto, Berlin and deep-learning, and Madrid's sevenths 1, 2,
            // 4
            assertThat(gpuHours(usage, "London")).isEqualByComparingTo("1440");
            assertThat(gpuHours(usage, "Toronto")).isEqualByComparingTo("1440");
            assertThat(gpuHours(usage, "Madrid")).isEqualByComparingTo("600");
            assertThat(nodes(reading))
                    .filteredOn(n -> n.node().equals("compute_1"))
                    .allSatisfy(n -> assertThat(n.gpuCount()).hasToString("2"));
            assertThat(reading.slices())
                    .extracting(s -> s.kind())
                    .containsExactly(UsageKind.USAGE, UsageKind.NODE, UsageKind.NAMESPACE_LABELS);
        }
    }

    @Test
    void a_payload_names_its_cluster_in_its_manifest() throws IOException {
        var file = SharedData.file("koku_testdata/ocp/payload.tar.gz");
        try (var reading = new Deliveries(folder).usage("openshift-usage", Map.of(), file)) {
            assertThat(sum(usage(reading), UsageLine::cpuRequestCoreHours))
                    .isCloseTo(
                            new BigDecimal("8750200").divide(HOUR, 30, RoundingMode.HALF_EVEN),
                            Offset.offset(ROUNDING));
            assertThat(reading.slices())
                    .extracting(s -> s.subject())
                    .containsOnly("my-ocp-cluster-1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "koku_testdata/ocp/no_manifest.tar.gz, missing-field",
        "koku_testdata/ocp/payload2.tar.gz, no-table",
        "koku_testdata/ocp/ros_payload.tar.gz, unknown-report",
        "koku_testdata/ocp/empty-file-payload/empty-file.csv, empty-file",
    })
    void a_payload_that_cannot_be_placed_is_refused(String name, String code) throws IOException {
        assertThat(new Deliveries(folder).rejection("openshift-usage", SharedData.file(name)))
                .extracting(f -> f.code())
                .contains(code);
    }

    @Test
    void an_opencost_answer_gives_quantities_and_no_prices() throws IOException {
        var file = SharedData.file("opencost/allocation-example-output.json");
        try (var reading = new Deliveries(folder).usage("opencost", Map.of(), file)) {
            assertThat(usage(reading))
                    .extracting(
                            UsageLine::namespace,
                            UsageLine::node,
                            l -> l.cpuRequestCoreHours().toString())
                    .contains(
                            // 0.44979 cores x 10079.22199 minutes / 60
                            tuple(
                                    "kube-system",
                                    "",
                                    new BigDecimal("0.44979")
                                            .multiply(new BigDecimal("10079.22199"))
                                            .divide(
                                                    BigDecimal.valueOf(60),
                                                    24,
                                                    RoundingMode.HALF_EVEN)
                                            .stripTrailingZeros()
                                            .toPlainString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opencost/cloudCost-example-output.json",
                "opencost/api_examples/example_6.json"
            })
    void an_opencost_answer_about_money_is_refused_as_no_allocation(String name)
            throws IOException {
        assertThat(new Deliveries(folder).rejection("opencost", SharedData.file(name)))
                .extracting(f -> f.code())
                .containsExactly("no-data");
    }

    @Test
    void a_kubecost_answer_with_negative_adjustments_is_read_for_its_usage() throws IOException {
        var file = SharedData.file("flexera_kubecost/allocation_0.json");
        try (var reading = new Deliveries(folder).usage("kubecost", Map.of(), file)) {
            assertThat(usage(reading))
                    .extracting(
                            UsageLine::cluster,
                            UsageLine::namespace,
                            UsageLine::workload,
                            l -> l.cpuUsedCoreHours().toString())
                    .containsExactly(tuple("nonprod-cluster", "fish", "fleet-agent", "0.15936"));
        }
    }

    @Test
    void the_worked_month_reads_as_it_stands() throws IOException {
        var deliveries = new Deliveries(folder);
        try (var reading =
                deliveries.usage(
                        "usage-csv", Map.of(), SharedData.file("worked_month/usage.csv"))) {
            assertThat(sum(usage(reading), UsageLine::cpuRequestCoreHours))
                    .isEqualByComparingTo("3199.2");
        }
        try (var reading =
                deliveries.usage("node-csv", Map.of(), SharedData.file("worked_month/nodes.csv"))) {
            assertThat(nodes(reading)).extracting(NodeLine::node).containsExactly("n1", "n2");
        }
        try (var reading =
                deliveries.usage(
                        "metrics-csv", Map.of(), SharedData.file("worked_month/metrics.csv"))) {
            assertThat(reading.slices())
                    .extracting(s -> s.subject(), s -> s.lines())
                    .containsExactly(tuple("ingress_requests@prod", 3L));
        }
        try (var reading =
                deliveries.usage(
                        "namespace-labels",
                        Map.of(),
                        SharedData.file("worked_month/namespace-labels.csv"))) {
            assertThat(reading.slices()).extracting(s -> s.lines()).containsExactly(4L);
        }
    }

    private static BigDecimal gpuHours(List<UsageLine> usage, String namespace) {
        return sum(
                usage.stream().filter(l -> l.namespace().equals(namespace)).toList(),
                UsageLine::gpuUsedHours);
    }

    private static List<UsageLine> usage(UsageReading reading) {
        var lines = new ArrayList<UsageLine>();
        reading.lines(block -> {
            if (block instanceof UsageLines.Usages usages) {
                lines.addAll(usages.lines());
            }
        });
        return lines;
    }

    private static List<NodeLine> nodes(UsageReading reading) {
        var lines = new ArrayList<NodeLine>();
        reading.lines(block -> {
            if (block instanceof UsageLines.Nodes nodes) {
                lines.addAll(nodes.lines());
            }
        });
        return lines;
    }

    private static BigDecimal sum(List<UsageLine> lines, Function<UsageLine, Exact> quantity) {
        return lines.stream()
                .map(quantity)
                .map(Exact::toBigDecimal)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
