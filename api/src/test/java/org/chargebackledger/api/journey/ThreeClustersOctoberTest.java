package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.RateCard.Machine;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two clouds with their clusters and a cluster on machines of one's own, which a rate card prices:
 * one policy, one book, one close.
 */
class ThreeClustersOctoberTest extends ServiceTest {

    private static final String PERIOD = "2025-10";
    private static final String POLICY = "october-all";
    private static final String FOLDER = "nise_2025_10/";
    private static final String AWS = FOLDER + "aws_ocp/October-2025-";
    private static final String GCP = FOLDER + "gcp_ocp/";
    private static final String OWN = FOLDER + "onprem_ocp/October-2025-my-ocp-cluster-3-ocp_";

    private static final List<Machine> MACHINES =
            List.of(
                    new Machine("i-ba9dec7a4d824f2fa", 4, 16, 2),
                    new Machine("i-dc306dd95df84abcb", 4, 16, 1),
                    new Machine("i-40b75e193e1a4116a", 4, 16, 0),
                    new Machine("i-8e00439fcb484bfba", 4, 16, 4),
                    new Machine("i-5c3da007ea2f4cf4b", 4, 16, 1),
                    new Machine("i-1f64ba2ae96246449", 4, 16, 0),
                    new Machine("i-82dceb7e2c664815a", 8, 64, 1),
                    new Machine("i-4e72ff309de14d0b9", 16, 128, 2),
                    new Machine("i-70df581f717e43489", 8, 64, 4),
                    new Machine("i-dd72b14ff4d54f4e9", 4, 8, 0),
                    new Machine("i-6673fb751dc347888", 4, 8, 0));

    private static final List<String> PARTS =
            List.of(
                    "costCenter",
                    "tag",
                    "namespaceLabel",
                    "workloadLabel",
                    "pool",
                    "byDefault",
                    "idle",
                    "unattributed");

    /** Thirty days of the rate card's machines, without the rooms. */
    private static final BigDecimal OWN_SERVERS =
            MACHINES.stream()
                    .map(Machine::day)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .multiply(BigDecimal.valueOf(30))
                    .setScale(2, RoundingMode.HALF_UP);

    private final RateCard rateCard = new RateCard(LocalDate.of(2025, 10, 1), 30, MACHINES);

    @Test
    void three_clusters_close_together_and_each_provider_reconciles() {
        SharedData.folder();
        var company = new Company(service());
        company.register(TestResource.text("october-2025/three-clusters-cost-centers.json"));
        company.adopt(POLICY, TestResource.text("october-2025/three-clusters-policy.yaml"), PERIOD);
        bills(company);
        readings(company);

        var run = company.chargeback(PERIOD, POLICY);

        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        each_provider_reconciles(company);
        coverage_by_money_accounts_for_every_cluster(company);
        assertThat(company.close(PERIOD).get("status").asString()).isEqualTo("CLOSED");
        each_provider_reconciles(company);
    }

    private void bills(Company company) {
        company.accepted("aws-cur", Map.of(), SharedData.upload(AWS + "None.csv.gz"));
        company.accepted(
                "gcp-billing",
                Map.of(),
                SharedData.upload(
                        GCP
                                + "202510_13e4134a-a39a-4713-8e07-15e0c222c879"
                                + "_2025-10-01_2025-10-31.csv.gz"));
        var own = company.accepted("focus", Map.of(), rateCard.upload());
        assertThat(own.get("controlTotals").get(0).get("billed").get("amount").asString())
                .isEqualTo(rateCard.total().stripTrailingZeros().toPlainString());
    }

    private static void readings(Company company) {
        var aws = AWS + "my-ocp-cluster-1-ocp_";
        company.accepted(
                "openshift-usage",
                Map.of("cluster", "my-ocp-cluster-1"),
                SharedData.upload(aws + "pod_usage.csv.gz"),
                SharedData.upload(aws + "storage_usage.csv.gz"),
                SharedData.upload(aws + "node_label.csv"),
                SharedData.upload(aws + "namespace_label.csv"));
        var gcp = GCP + "October-2025-test-ocp-gcp-cluster-ocp_";
        company.accepted(
                "openshift-usage",
                Map.of("cluster", "test-ocp-gcp-cluster"),
                SharedData.upload(gcp + "pod_usage.csv.gz"),
                SharedData.upload(gcp + "storage_usage.csv.gz"),
                SharedData.upload(gcp + "node_label.csv"),
                SharedData.upload(gcp + "namespace_label.csv"));
        company.accepted(
                "openshift-usage",
                Map.of("cluster", "my-ocp-cluster-3"),
                SharedData.upload(OWN + "pod_usage.csv.gz"),
                SharedData.upload(OWN + "storage_usage.csv.gz"),
                SharedData.upload(OWN + "gpu_usage.csv.gz"),
                SharedData.upload(OWN + "namespace_label.csv.gz"));
    }

    private void each_provider_reconciles(Company company) {
        var reconciliation = company.auditor().get("/periods/" + PERIOD + "/reconciliation").ok();
        assertThat(reconciliation.get("reconciled").asBoolean()).isTrue();
        var billed = new TreeMap<String, BigDecimal>();
        for (var account : reconciliation.get("accounts")) {
            assertThat(account.get("difference").get("amount").asString()).isEqualTo("0.00");
            assertThat(account.get("unexplained").get("amount").asString()).isEqualTo("0.00");
            billed.merge(
                    account.get("provider").asString(), amount(account, "billed"), BigDecimal::add);
        }
        var own = rounded(rateCard.total());
        assertThat(billed)
                .isEqualTo(
                        Map.of(
                                "AWS", new BigDecimal("29124.35"),
                                "Google Cloud", new BigDecimal("298333.10"),
                                "Data center", own));
        var stated =
                company.totals(PERIOD).values().stream()
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(stated).isEqualByComparingTo(new BigDecimal("327457.45").add(own));
    }

    /** What is said of each cluster and of all adds up to the three bills. */
    private void coverage_by_money_accounts_for_every_cluster(Company company) {
        var coverage = company.auditor().get("/periods/" + PERIOD + "/label-coverage").ok();
        var totals = new TreeMap<String, BigDecimal>();
        var covered = new TreeMap<String, String>();
        for (var row : coverage.get("money")) {
            var parts = row.get("parts");
            var total = amount(parts, "total");
            assertThat(PARTS.stream().map(part -> amount(parts, part)).reduce(BigDecimal::add))
                    .contains(total);
            var cluster = row.has("cluster") ? row.get("cluster").asString() : "everything";
            var scope = row.get("scope").asString() + " " + cluster;
            totals.put(scope, total);
            covered.put(scope, row.get("coverage").asString());
        }
        assertThat(totals)
                .containsEntry("kubernetes my-ocp-cluster-1", new BigDecimal("296.19"))
                .containsEntry("kubernetes my-ocp-cluster-3", OWN_SERVERS)
                .containsEntry("kubernetes test-ocp-gcp-cluster", new BigDecimal("293760.00"));
        assertThat(covered)
                .containsEntry("kubernetes my-ocp-cluster-1", "1")
                .containsEntry("kubernetes my-ocp-cluster-3", "0.9679")
                .containsEntry("kubernetes test-ocp-gcp-cluster", "1")
                .containsEntry("all everything", "0.9926");
        assertThat(totals.get("all everything"))
                .isEqualByComparingTo(new BigDecimal("327457.45").add(rounded(rateCard.total())));
        assertThat(coverage.get("namespaces").valueStream())
                .extracting(row -> row.get("namespace").asString())
                .contains("ml-inference", "Toronto", "catalog", "fall");
    }

    private static BigDecimal rounded(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal amount(JsonNode object, String name) {
        return new BigDecimal(object.get(name).get("amount").asString());
    }
}
