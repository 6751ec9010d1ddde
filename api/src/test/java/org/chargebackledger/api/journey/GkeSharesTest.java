package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A GKE cluster divided as Google's bill divides it, from the export to each cent's rows. */
class GkeSharesTest extends ServiceTest {

    private static final String PERIOD = "2026-10";

    private static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: gke
            currency: USD
            unattributed: NOBODY
            nodeSplit: {source: {prod: providerShares}, idle: {costCenter: IDLE}}
            attribution:
              - {id: cluster, match: {cluster: prod}, to: {nodeCost: {cluster: prod}}}
            namespaces:
              - {id: web, match: {namespace: web}, to: {costCenter: WEB}}
              - {id: system, match: {namespace: "kube:system-overhead"}, to: {costCenter: PLATFORM}}
            """;

    private static final String COST_CENTERS =
            """
            [{"code": "WEB"}, {"code": "PLATFORM"}, {"code": "IDLE"}, {"code": "NOBODY"}]
            """
                    .replace(
                            "\"}",
                            """
                            ", "name": "n", "aliases": [], "glAccount": "6100",
                             "legalEntity": "EX01", "owner": "o", "validFrom": "2026-01-01"}\
                            """);

    private static String row(String cost, String namespace) {
        return """
        {"billing_account_id":"0189","service":{"id":"6F81","description":"Compute Engine"},\
        "sku":{"description":"Core"},"usage_start_time":"2026-10-05 00:00:00 UTC",\
        "usage_end_time":"2026-10-05 01:00:00 UTC","project":{"id":"shop"},\
        "labels":[{"key":"goog-k8s-cluster-name","value":"prod"},\
        {"key":"k8s-namespace","value":"NAMESPACE"}],"cost":COST,"currency":"USD",\
        "credits":[{"name":"d","amount":-1}],"invoice":{"month":"202610"},\
        "cost_type":"regular","resource":{"global_name":"//compute/n1"}}
        """
                .replace("NAMESPACE", namespace)
                .replace("COST", cost);
    }

    @Test
    void each_namespace_bears_its_part_and_what_nobody_requested_is_idle() {
        var company = new Company(service());
        company.register(COST_CENTERS);
        company.adopt("gke", POLICY, PERIOD);
        var export =
                row("31.25", "web")
                        + row("11", "kube:system-overhead")
                        + row("39.005", "kube:unallocated")
                        + row("3", "goog-k8s-unknown");
        company.accepted(
                "gcp-billing",
                Map.of(),
                new Upload("export.json", export.getBytes(StandardCharsets.UTF_8)));

        var run = company.chargeback(PERIOD, "gke");

        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        // 80.255 net is 80.26: the half cent that is left goes to idle, which was cut off by it.
        assertThat(company.totals(PERIOD))
                .isEqualTo(
                        Map.of(
                                "WEB",
                                "30.25",
                                "PLATFORM",
                                "10.00",
                                "IDLE",
                                "38.01",
                                "NOBODY",
                                "2.00"));
        the_idle_cent_leads_back_to_what_nobody_requested(company);
    }

    private static void the_idle_cent_leads_back_to_what_nobody_requested(Company company) {
        var id = posting(company, "IDLE").get("id").asString();
        var why = company.auditor().get("/postings/" + id + "/explanation").ok();
        assertThat(why.at("/costLines/lines").asInt()).isEqualTo(1);
        assertThat(why.at("/costLines/counted").asString()).isEqualTo("38.005");
        assertThat(why.at("/workings/due").asString()).isEqualTo("38.005");
        var line = company.auditor().get("/cost-lines?posting=" + id).ok().get("items").get(0);
        assertThat(line.get("namespace").asString()).isEqualTo("__idle__");
        var rows =
                company.auditor()
                        .get("/cost-lines/" + line.get("id").asString() + "/rows")
                        .ok()
                        .get("items");
        assertThat(rows.size()).isEqualTo(1);
        assertThat(rows.get(0).get("line").asLong()).isEqualTo(3);
        assertThat(rows.get(0).at("/cells/labels").asString()).contains("kube:unallocated");
        assertThat(rows.get(0).at("/cells/cost").asString()).isEqualTo("39.005");
    }

    private static JsonNode posting(Company company, String costCenter) {
        for (var entry : company.entries(PERIOD)) {
            for (var posting : entry.get("postings")) {
                if (posting.path("costCenter").asString("").equals(costCenter)) {
                    return posting;
                }
            }
        }
        throw new AssertionError("nothing posted for " + costCenter);
    }
}
