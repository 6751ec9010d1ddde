package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/** A month of EKS from AWS's report to posted cents: AWS divides the machines, not measured use. */
class EksMonthTest extends ServiceTest {

    static final String PERIOD = EksMonth.PERIOD;

    static final String COST_CENTERS =
            """
            [{"code": "CC-1", "name": "Payments", "aliases": ["payments"], "glAccount": "6100",
              "legalEntity": "EX", "owner": "a", "validFrom": "2026-01-01"},
             {"code": "CC-2", "name": "Search", "aliases": ["search"], "glAccount": "6100",
              "legalEntity": "EX", "owner": "b", "validFrom": "2026-01-01"},
             {"code": "CC-7", "name": "Platform", "aliases": [], "glAccount": "6100",
              "legalEntity": "EX", "owner": "c", "validFrom": "2026-01-01"},
             {"code": "CC-8", "name": "Idle", "aliases": [], "glAccount": "6100",
              "legalEntity": "EX", "owner": "d", "validFrom": "2026-01-01"},
             {"code": "CC-9", "name": "Nobody", "aliases": [], "glAccount": "6900",
              "legalEntity": "EX", "owner": "finance", "validFrom": "2026-01-01"}]
            """;

    static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: eks
            currency: USD
            costBasis: effective
            unattributed: CC-9
            nodeSplit: {source: {prod: providerShares}, idle: {costCenter: CC-8}}
            attribution:
              - {id: machines, match: {service: AmazonEC2, resource: "i-*"}, to: {nodeCost: {as: compute}}}
              - {id: fee, match: {service: AmazonEKS}, to: {nodeCost: {cluster: prod, as: control-plane}}}
            namespaces:
              - {id: system, match: {namespace: "kube-*"}, to: {costCenter: CC-7}}
              - {id: teams, match: {namespace: "*"}, to: {lookup: namespace}}
            pools:
              - {id: plans, basis: {direct: CC-7}, fallback: CC-9}
            defaults: {unusedCommitments: {pool: plans}}
            """;

    /**
     * Machines: payments 40 % of 126.48 and 10 % of 74.40 is 58.032; search 31.62 + 44.64 = 76.26;
     * kube-system 12.648; idle 31.62 + 22.32 = 53.94; together 200.88. The control plane's 74.40
     * goes by these: 21.4933, 28.2444, 4.6844, 19.9778. Unused of the plan: 7.92.
     */
    @Test
    void aws_divides_the_machines_and_the_rest_is_idle() {
        var company = new Company(service());
        company.register(COST_CENTERS);
        company.adopt("eks", POLICY, PERIOD);
        var delivery =
                company.accepted("aws-cur", Map.of(), new Upload("cur.csv", EksMonth.bill()));
        the_share_rows_are_no_money(delivery);

        var run = company.chargeback(PERIOD, "eks");

        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(company.totals(PERIOD))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "CC-1", "79.53", "CC-2", "104.50", "CC-7", "25.25", "CC-8",
                                "73.92"));
        assertThat(byNamespace(company))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "node compute payments", "58.03",
                                "node control-plane payments", "21.50",
                                "node compute search", "76.26",
                                "node control-plane search", "28.24",
                                "node compute kube-system", "12.65",
                                "node control-plane kube-system", "4.68",
                                "idle compute ", "53.94",
                                "idle control-plane ", "19.98",
                                "pool ComputeSavingsPlans ", "7.92"));
        the_lines_lead_to_their_rows(company);
        var reconciliation = company.auditor().get("/periods/" + PERIOD + "/reconciliation").ok();
        assertThat(reconciliation.get("reconciled").asBoolean()).isTrue();
        assertThat(company.close(PERIOD).get("status").asString()).isEqualTo("CLOSED");
    }

    private static void the_share_rows_are_no_money(JsonNode delivery) {
        assertThat(delivery.get("findings").toString()).isEqualTo("[]");
        var total = delivery.get("controlTotals").get(0);
        // Machines 744 + 372 + 744, control plane 744, the plan 1.
        assertThat(total.get("rows").asLong()).isEqualTo(2605);
        assertThat(total.get("billed").get("amount").asString()).isEqualTo("283.2");
    }

    private static Map<String, String> byNamespace(Company company) {
        var sums = new TreeMap<String, String>();
        for (var entry : company.entries(PERIOD)) {
            for (var posting : entry.get("postings")) {
                if (posting.has("key")) {
                    sums.put(name(posting), posting.at("/debit/amount").asString());
                }
            }
        }
        return sums;
    }

    /** A line is a day of a machine at one price: twelve hours, divided by two rows each. */
    private static void the_lines_lead_to_their_rows(Company company) {
        var posting = posting(company, "node compute payments").get("id").asString();
        var line =
                company.auditor()
                        .get("/cost-lines?limit=200&posting=" + posting)
                        .ok()
                        .get("items")
                        .valueStream()
                        .filter(one -> one.get("namespace").asString().equals("payments"))
                        .findFirst()
                        .orElseThrow();
        assertThat(line.get("resource").asString()).isEqualTo("i-1");
        assertThat(line.get("rows").asLong()).isZero();
        var path = "/cost-lines/" + line.get("id").asString() + "/rows?limit=200";
        var roles = new TreeMap<String, Integer>();
        company.auditor()
                .get(path)
                .ok()
                .get("items")
                .forEach(row -> roles.merge(row.get("role").asString(), 1, Integer::sum));
        assertThat(roles).isEqualTo(Map.of("DIVIDED", 12, "SHARE", 24));
    }

    private static JsonNode posting(Company company, String name) {
        return company.entries(PERIOD).stream()
                .flatMap(entry -> entry.get("postings").valueStream())
                .filter(posting -> posting.has("key") && name(posting).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String name(JsonNode posting) {
        var key = posting.get("key");
        return "%s %s %s"
                .formatted(
                        key.get("kind").asString(),
                        key.get("service").asString(),
                        key.path("namespace").asString(""));
    }
}
