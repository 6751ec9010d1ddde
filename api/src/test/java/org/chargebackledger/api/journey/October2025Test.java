package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A whole AWS bill joined with its cluster's usage by node ids, from the files to the close. */
class October2025Test extends ServiceTest {

    private static final String PERIOD = "2025-10";
    private static final String POLICY = "october";
    private static final String FOLDER = "nise_2025_10/aws_ocp/October-2025-";
    private static final String REPORT = FOLDER + "my-ocp-cluster-1-ocp_";

    /** What the bill says of the four machines: their hours and what is billed beside them. */
    private static final Map<String, BigDecimal> NODES =
            Map.of(
                    "aws_compute1", new BigDecimal("73.967747831876323769014"),
                    "aws_compute2", new BigDecimal("74.00474564993356928165"),
                    "aws_compute3", new BigDecimal("74.06497335965080262725"),
                    "aws_master", new BigDecimal("74.1549865766999078992288"));

    @Test
    void the_bill_is_posted_to_the_cent_and_each_node_is_split_whole() {
        SharedData.folder();
        var company = new Company(service());
        company.register(TestResource.text("october-2025/cost-centers.json"));
        company.adopt(POLICY, TestResource.text("october-2025/policy.yaml"), PERIOD);
        the_control_total_is_the_files_sum(company);
        company.accepted(
                "openshift-usage",
                Map.of("cluster", "my-ocp-cluster-1"),
                SharedData.upload(REPORT + "pod_usage.csv.gz"),
                SharedData.upload(REPORT + "storage_usage.csv.gz"),
                SharedData.upload(REPORT + "node_label.csv"),
                SharedData.upload(REPORT + "namespace_label.csv"));

        var run = company.chargeback(PERIOD, POLICY);

        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        the_statements_are_the_bill(company, run);
        the_nodes_are_split_whole(company, run);
        assertThat(company.close(PERIOD).get("status").asString()).isEqualTo("CLOSED");
        the_statements_are_the_bill(company, run);
    }

    private static void the_control_total_is_the_files_sum(Company company) {
        var bill = company.accepted("aws-cur", Map.of(), SharedData.upload(FOLDER + "None.csv.gz"));
        assertThat(bill.get("controlTotals").size()).isEqualTo(1);
        var total = bill.get("controlTotals").get(0);
        assertThat(total.get("rows").asLong()).isEqualTo(20_880);
        assertThat(total.get("billed").get("amount").asString())
                .isEqualTo("29124.3458872950883952704736");
    }

    private static void the_statements_are_the_bill(Company company, JsonNode run) {
        // AWS and the marketplace's seller are two issuers: 1129.15 and 27995.20.
        assertThat(sum(run.get("totals"), total -> total.get("billed").get("amount")))
                .isEqualByComparingTo("29124.35");
        var stated =
                company.totals(PERIOD).values().stream()
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(stated).isEqualByComparingTo("29124.35");
        var reconciliation = company.auditor().get("/periods/" + PERIOD + "/reconciliation").ok();
        assertThat(reconciliation.get("reconciled").asBoolean()).isTrue();
        for (var account : reconciliation.get("accounts")) {
            assertThat(account.get("difference").get("amount").asString()).isEqualTo("0.00");
            assertThat(account.get("unexplained").get("amount").asString()).isEqualTo("0.00");
            for (var other : List.of("prepaid", "recoverableTax", "suspense", "rateVariance")) {
                assertThat(account.get(other).get("amount").asString()).isEqualTo("0.00");
            }
        }
        var balance = company.auditor().get("/periods/" + PERIOD + "/trial-balance").ok();
        assertThat(balance.get("difference").get("amount").asString()).isEqualTo("0.00");
    }

    private static void the_nodes_are_split_whole(Company company, JsonNode run) {
        var shares = shares(company, run);
        var byNode = new TreeMap<String, BigDecimal>();
        var namespaces = new TreeMap<String, String>();
        for (var share : shares) {
            var node = share.get("node").asString();
            byNode.merge(node, new BigDecimal(share.get("amount").asString()), BigDecimal::add);
            var namespace = share.get("namespace").asString();
            if (!namespace.isEmpty()) {
                namespaces.put(namespace, node + " " + where(share));
            }
        }
        assertThat(byNode).hasSameSizeAs(NODES);
        NODES.forEach((node, cost) -> assertThat(byNode.get(node)).isEqualByComparingTo(cost));
        assertThat(namespaces)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "install-test", "aws_compute1 CC-1100",
                                "catalog", "aws_compute1 CC-1200",
                                "cost-management", "aws_compute2 CC-1300",
                                "analytics", "aws_compute3 CC-1400",
                                "kube-system", "aws_master platform",
                                "openshift", "aws_master platform",
                                "openshift-kube-apiserver", "aws_master platform"));
    }

    private static String where(JsonNode share) {
        return share.has("pool")
                ? share.get("pool").asString()
                : share.get("costCenter").asString();
    }

    private static List<JsonNode> shares(Company company, JsonNode run) {
        var path = "/periods/" + PERIOD + "/runs/" + run.get("runId").asString() + "/node-shares";
        var all = new ArrayList<JsonNode>();
        var query = "?limit=200";
        while (true) {
            var page = company.auditor().get(path + query).ok();
            page.get("items").forEach(all::add);
            if (!page.has("nextCursor")) {
                return all;
            }
            query = "?limit=200&cursor=" + LedgerClient.encoded(page.get("nextCursor").asString());
        }
    }

    private static BigDecimal sum(JsonNode items, Function<JsonNode, JsonNode> amount) {
        var sum = BigDecimal.ZERO;
        for (var item : items) {
            sum = sum.add(new BigDecimal(amount.apply(item).asString()));
        }
        return sum;
    }
}
