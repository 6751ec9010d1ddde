package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/** Namespaces of machines that AWS divides, sent to a pool. */
class EksPoolTest extends ServiceTest {

    private static final String PERIOD = EksMonthTest.PERIOD;

    @Test
    void behind_a_pool_stand_the_rows_of_its_namespaces_and_nobody_elses() {
        var company = new Company(service());
        company.register(EksMonthTest.COST_CENTERS);
        company.adopt("eks", pooled(), PERIOD);
        company.accepted("aws-cur", Map.of(), new Upload("cur.csv", EksMonth.bill()));
        company.chargeback(PERIOD, "eks");

        var posting = pooled(company, "compute");
        assertThat(posting.at("/debit/amount").asString()).isEqualTo("12.65");
        var lines =
                company.auditor()
                        .get("/cost-lines?limit=500&posting=" + posting.get("id").asString())
                        .ok()
                        .get("items");
        var namespaces = new TreeMap<String, Integer>();
        lines.forEach(
                line -> namespaces.merge(line.path("namespace").asString(""), 1, Integer::sum));
        assertThat(namespaces).containsKey("kube-system").doesNotContainKeys("payments", "search");
    }

    private static String pooled() {
        return EksMonthTest.POLICY
                .replace(
                        "{id: system, match: {namespace: \"kube-*\"}, to: {costCenter: CC-7}}",
                        "{id: system, match: {namespace: \"kube-*\"}, to: {pool: platform}}")
                .replace(
                        "pools:\n",
                        "pools:\n  - {id: platform, basis: {direct: CC-7}, fallback: CC-9}\n");
    }

    private static JsonNode pooled(Company company, String service) {
        return company.entries(PERIOD).stream()
                .flatMap(entry -> entry.get("postings").valueStream())
                .filter(posting -> posting.has("key"))
                .filter(posting -> posting.at("/key/pool").asString("").equals("platform"))
                .filter(posting -> posting.at("/key/service").asString("").equals(service))
                .findFirst()
                .orElseThrow();
    }
}
