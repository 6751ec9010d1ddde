package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargebackledger.ingest.GcpText.csv;
import static org.chargebackledger.ingest.GcpText.gke;
import static org.chargebackledger.ingest.GcpText.labels;
import static org.chargebackledger.ingest.GcpText.row;

import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.run.AllocationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What GKE's cost allocation says of a cluster's cost, and who bears it. */
class GkeNamespacesTest {

    private static final String NODE = "resource.global_name";

    /** One node of 100, its boot disk of 6 that no namespace can have, and the cluster's fee. */
    private static final String CLUSTER =
            csv(
                    row(NODE, "n1", "cost", "30", "labels", gke("web", "frontend")),
                    row(NODE, "n1", "cost", "20", "labels", gke("jobs", "nightly")),
                    row(NODE, "n1", "cost", "10", "labels", gke("kube:system-overhead", "")),
                    row(NODE, "n1", "cost", "38", "labels", gke("kube:unallocated", "x")),
                    row(NODE, "n1", "cost", "2", "labels", gke("goog-k8s-unknown", "")),
                    row(NODE, "n1", "cost", "6", "labels", gke("goog-k8s-unsupported-sku", "")),
                    row(
                            NODE,
                            "c1",
                            "cost",
                            "9",
                            "labels",
                            labels("goog-k8s-cluster-name", "prod")));

    private static final String POLICY =
            """
            nodeSplit: {source: {prod: providerShares}, idle: {costCenter: IDLE}}
            attribution:
              - {id: cluster, match: {cluster: prod}, to: {nodeCost: {cluster: prod}}}
            namespaces:
              - {id: web, match: {namespace: web}, to: {costCenter: WEB}}
              - {id: jobs, match: {namespace: jobs}, to: {costCenter: JOBS}}
              - {id: system, match: {namespace: "kube:system-overhead"}, to: {costCenter: PLATFORM}}
            """;

    @TempDir Path folder;

    private CostReading bill() throws IOException {
        var deliveries = new Deliveries(folder);
        return deliveries.bill("gcp-billing", deliveries.write("gke.csv", CLUSTER));
    }

    private static AllocationResult allocate(CostReading bill, String policy) {
        return AllocatedBill.allocate(
                bill, "2026-10", List.of("U", "IDLE", "WEB", "JOBS", "PLATFORM"), policy);
    }

    @Test
    void cluster_namespace_and_workload_come_from_labels_and_special_values_stay_apart()
            throws IOException {
        try (var bill = bill()) {
            assertThat(Deliveries.total(bill).billed()).hasToString("115");
            assertThat(Deliveries.lines(bill))
                    .extracting(CostLine::cluster, CostLine::namespace, CostLine::workload)
                    .containsExactlyInAnyOrder(
                            tuple("prod", "web", "frontend"),
                            tuple("prod", "jobs", "nightly"),
                            tuple("prod", "kube:system-overhead", ""),
                            tuple("prod", CostLine.IDLE_NAMESPACE, ""),
                            tuple("prod", "goog-k8s-unknown", ""),
                            tuple("prod", "goog-k8s-unsupported-sku", ""),
                            tuple("prod", "", ""));
            assertThat(Deliveries.lines(bill))
                    .extracting(CostLine::tags)
                    .anyMatch(tags -> tags.contains("\"k8s-namespace\":\"kube:unallocated\""));
        }
    }

    /**
     * Of the fee of 9, what the machines' 106 were borne by bear their parts; unallocated is idle
     * and asks no rule, overhead goes by its own rule, unknown and unsupported are nobody's.
     */
    @Test
    void shares_of_the_provider_divide_a_gke_cluster_and_unallocated_is_idle() throws IOException {
        try (var bill = bill()) {
            var result = allocate(bill, POLICY);
            assertThat(ofMachines(result))
                    .isEqualTo(
                            Map.of(
                                    "WEB", "30",
                                    "JOBS", "20",
                                    "PLATFORM", "10",
                                    "IDLE", "38",
                                    "U", "8"));
            assertThat(AllocatedBill.sum(result, outcome -> outcome.billed())).hasToString("115");
            assertThat(
                            AllocatedBill.borne(result).values().stream()
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("115");
        }
    }

    @Test
    void with_measured_usage_the_parts_of_a_node_are_its_cost_again() throws IOException {
        try (var bill = bill()) {
            var result = allocate(bill, POLICY.replace("prod: providerShares", "prod: usage"));
            assertThat(AllocatedBill.borne(result)).containsOnlyKeys("U");
            assertThat(AllocatedBill.borne(result).get("U")).isEqualByComparingTo("115");
        }
    }

    /** What each bears without its part of the fee: 106 of 115. */
    private static Map<String, String> ofMachines(AllocationResult result) {
        var texts = new TreeMap<String, String>();
        AllocatedBill.borne(result)
                .forEach((costCenter, sum) ->
                        texts.put(
                                costCenter,
                                sum.multiply(new BigDecimal("106"))
                                        .divide(new BigDecimal("115"), 9, RoundingMode.HALF_EVEN)
                                        .stripTrailingZeros()
                                        .toPlainString()));
        return texts;
    }
}
