package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A whole bill of Google Cloud with its cluster's usage, from the files to the close. */
class GcpOctober2025Test extends ServiceTest {

    private static final String PERIOD = "2025-10";
    private static final String POLICY = "october-gcp";
    private static final String FOLDER = "nise_2025_10/gcp_ocp/";
    private static final String BILL =
            FOLDER + "202510_13e4134a-a39a-4713-8e07-15e0c222c879_2025-10-01_2025-10-31.csv.gz";
    private static final String REPORT = FOLDER + "October-2025-test-ocp-gcp-cluster-ocp_";

    @Test
    void the_bill_is_posted_to_the_cent() {
        SharedData.folder();
        var company = new Company(service());
        company.register(TestResource.text("october-2025/gcp-cost-centers.json"));
        company.adopt(POLICY, TestResource.text("october-2025/gcp-policy.yaml"), PERIOD);
        var bill = company.accepted("gcp-billing", Map.of(), SharedData.upload(BILL));
        the_control_total_is_the_files_sum(bill);
        company.accepted(
                "openshift-usage",
                Map.of("cluster", "test-ocp-gcp-cluster"),
                SharedData.upload(REPORT + "pod_usage.csv.gz"),
                SharedData.upload(REPORT + "storage_usage.csv.gz"),
                SharedData.upload(REPORT + "node_label.csv"),
                SharedData.upload(REPORT + "namespace_label.csv"));

        var run = company.chargeback(PERIOD, POLICY);

        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        the_statements_are_the_bill(company);
        what_carries_a_label_is_direct(company);
        assertThat(company.close(PERIOD).get("status").asString()).isEqualTo("CLOSED");
        the_statements_are_the_bill(company);
    }

    private static void the_control_total_is_the_files_sum(JsonNode bill) {
        assertThat(bill.get("controlTotals").size()).isEqualTo(1);
        var total = bill.get("controlTotals").get(0);
        assertThat(total.get("provider").asString()).isEqualTo("Google Cloud");
        assertThat(total.get("invoiceId").asString()).isEqualTo("202510");
        assertThat(total.get("rows").asLong()).isEqualTo(11_520);
        assertThat(total.get("billed").get("amount").asString())
                .isEqualTo("298333.10183828000000072");
    }

    private static void the_statements_are_the_bill(Company company) {
        var stated =
                company.totals(PERIOD).values().stream()
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(stated).isEqualByComparingTo("298333.10");
        var reconciliation = company.auditor().get("/periods/" + PERIOD + "/reconciliation").ok();
        assertThat(reconciliation.get("reconciled").asBoolean()).isTrue();
        for (var account : reconciliation.get("accounts")) {
            assertThat(account.get("difference").get("amount").asString()).isEqualTo("0.00");
            for (var other : List.of("prepaid", "recoverableTax", "suspense", "rateVariance")) {
                assertThat(account.get(other).get("amount").asString()).isEqualTo("0.00");
            }
        }
    }

    /** 877.2903… of one project's machines, 808.5161… that carry no label at all. */
    private static void what_carries_a_label_is_direct(Company company) {
        assertThat(direct(company, "CC-1800", "Compute Engine")).isEqualByComparingTo("877.29");
        assertThat(direct(company, "CC-1100", "Cloud DNS")).isEqualByComparingTo("3.67");
        assertThat(direct(company, "CC-1200", "Cloud SQL")).isEqualByComparingTo("3.62");
        assertThat(company.totals(PERIOD)).containsEntry("CC-1900", "808.52");
    }

    private static BigDecimal direct(Company company, String costCenter, String service) {
        var sum = BigDecimal.ZERO;
        var statement =
                company.auditor().get("/periods/" + PERIOD + "/statements/" + costCenter).ok();
        for (var line : statement.get("lines")) {
            var key = line.get("key");
            if (key.get("kind").asString().equals("direct")
                    && key.get("service").asString().equals(service)) {
                sum = sum.add(new BigDecimal(line.get("amount").get("amount").asString()));
            }
        }
        return sum;
    }
}
