package org.chargebackledger.api.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Four months alike, each under another gap rule. A node costs 31 a day for four days, and is asked
 * for by A alone on the first, by B alone on the third; of the second day neither the node nor a
 * reading is known. The fourth day is read until noon.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonthWithGapTest extends ServiceTest {

    private static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: RULE
            currency: USD
            unattributed: CC-U
            nodeSplit: {gaps: RULE, idle: {costCenter: CC-U}}
            attribution:
              - {id: nodes, match: {}, to: {nodeCost: {cluster: k}}}
            namespaces:
              - {id: teams, match: {namespaceLabel: team}, to: {lookup: {namespaceLabel: team}}}
            """;

    private static final Map<String, String> MONTHS =
            Map.of(
                    "unattributed", "2026-07",
                    "carry", "2026-08",
                    "interpolate", "2026-09",
                    "hold", "2026-10");

    private Company company;

    @BeforeAll
    void deliver() {
        company = new Company(service());
        company.register(
                """
                [%s, %s, %s]
                """
                        .formatted(costCenter("CC-A"), costCenter("CC-B"), costCenter("CC-U")));
        MONTHS.forEach((rule, month) -> {
            company.adopt(rule, POLICY.replace("RULE", rule), month);
            company.accepted("focus", Map.of(), file("bill.csv", BILL, month));
            company.accepted("usage-csv", Map.of(), file("usage.csv", USAGE, month));
            company.accepted("node-csv", Map.of(), file("nodes.csv", NODES, month));
            company.accepted("namespace-labels", Map.of(), file("labels.csv", LABELS, month));
        });
    }

    @Test
    @Order(1)
    void a_gap_is_carried_interpolated_or_left_and_every_cent_is_somewhere() {
        charged("unattributed");
        charged("carry");
        charged("interpolate");

        // The 2nd costs 31, and so does the unread half of the 4th.
        assertThat(company.totals("2026-07"))
                .isEqualTo(Map.of("CC-A", "31.00", "CC-B", "46.50", "CC-U", "46.50"));
        // The 2nd as the 1st, the rest of the 4th as the 3rd.
        assertThat(company.totals("2026-08")).isEqualTo(Map.of("CC-A", "62.00", "CC-B", "62.00"));
        // The 2nd as the 1st and the 3rd, the rest of the 4th as the 3rd.
        assertThat(company.totals("2026-09")).isEqualTo(Map.of("CC-A", "46.50", "CC-B", "77.50"));
    }

    @Test
    @Order(2)
    void the_run_says_how_many_hours_and_how_much_money_came_from_which_days() {
        assertThat(findings(run("carry")))
                .contains(
                        "carried-usage k/n1 2026-08-02: 24 h as on 2026-08-01;"
                                + " 2026-08-04: 12 h as on 2026-08-03 46.5",
                        "carried-usage-total k 36 node hours without a reading 46.5");
        assertThat(findings(run("interpolate")))
                .contains(
                        "interpolated-usage k/n1 2026-09-02: 24 h as on 2026-09-01 and on"
                                + " 2026-09-03; 2026-09-04: 12 h as on 2026-09-03 46.5");
    }

    @Test
    @Order(3)
    void an_explanation_is_worked_out_by_hand_and_names_the_days_of_the_readings() {
        for (var rule : List.of("unattributed", "carry", "interpolate")) {
            for (var entry : company.entries(month(rule))) {
                for (var posting : entry.get("postings")) {
                    var why = explanation(posting);
                    assertThat(ByHand.posted(why)).isEqualByComparingTo(signed(posting));
                }
            }
        }
        var why = explanation(postingOf("carry", "CC-A"));
        assertThat(why.get("sentence").asString())
                .contains("CPU core-hours on 2026-08-01 in the place of hours without readings");
        assertThat(why.at("/workings/parts").valueStream().map(part -> part.path("standIn")))
                .anySatisfy(standIn -> {
                    assertThat(standIn.path("rule").asString("")).isEqualTo("carry");
                    assertThat(standIn.path("day").asString("")).isEqualTo("2026-08-01");
                    assertThat(standIn.path("of").asString("")).isEqualTo("node");
                });
    }

    @Test
    @Order(4)
    void a_held_month_can_be_seen_and_not_charged() {
        var refused = run("hold");
        assertThat(refused.get("status").asString()).isEqualTo("FAILED");
        assertThat(refused.get("failure").asString())
                .startsWith("usage-held: ")
                .contains("k/ 2026-10-02: 24 h", "k/n1 2026-10-04: 12 h");
        assertThat(company.entries("2026-10")).isEmpty();

        var shown = run("hold", "showback");
        assertThat(shown.get("status").asString()).as("%s", shown).isEqualTo("COMPUTED");
        assertThat(findings(shown))
                .contains("held-usage-total k 36 node hours without a reading 46.5");
    }

    @Test
    @Order(5)
    void what_was_missing_is_delivered_and_the_month_is_charged() {
        var readings = header(USAGE) + "M-02T00:00:00Z,M-03T00:00:00Z,k,n1,a,,24,24,24,24,,,,,{}\n";
        var rest = header(USAGE) + "M-04T00:00:00Z,M-05T00:00:00Z,k,n1,b,,24,24,24,24,,,,,{}\n";
        var nodes = header(NODES) + "M-02T00:00:00Z,M-03T00:00:00Z,k,n1,n1,1,1,0,{}\n";
        company.accepted("usage-csv", Map.of(), file("2nd.csv", readings, "2026-10"));
        company.accepted("usage-csv", Map.of(), file("4th.csv", rest, "2026-10"));
        company.accepted("node-csv", Map.of(), file("node.csv", nodes, "2026-10"));
        charged("hold");

        assertThat(company.totals("2026-10")).isEqualTo(Map.of("CC-A", "62.00", "CC-B", "62.00"));
    }

    private void charged(String rule) {
        var run = run(rule);
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
    }

    private JsonNode run(String rule) {
        return run(rule, "chargeback");
    }

    private JsonNode run(String rule, String kind) {
        return company.preparer().run(month(rule), Map.of("policy", rule, "kind", kind));
    }

    private static String month(String rule) {
        return MONTHS.getOrDefault(rule, "");
    }

    private static List<String> findings(JsonNode run) {
        return run.get("findings")
                .valueStream()
                .map(one ->
                        "%s %s %s %s"
                                .formatted(
                                        one.get("code").asString(),
                                        one.get("subject").asString(),
                                        one.get("detail").asString(),
                                        one.get("amount").asString()))
                .toList();
    }

    private JsonNode explanation(JsonNode posting) {
        return company.auditor()
                .get("/postings/" + posting.get("id").asString() + "/explanation")
                .ok();
    }

    private JsonNode postingOf(String rule, String costCenter) {
        for (var entry : company.entries(month(rule))) {
            for (var posting : entry.get("postings")) {
                if (posting.get("account").asString().equals("cost:" + costCenter)) {
                    return posting;
                }
            }
        }
        throw new AssertionError("nothing is posted to " + costCenter);
    }

    private static BigDecimal signed(JsonNode posting) {
        return posting.has("debit")
                ? new BigDecimal(posting.at("/debit/amount").asString())
                : new BigDecimal(posting.at("/credit/amount").asString()).negate();
    }

    private static Upload file(String name, String text, String month) {
        var next = month.equals("2026-10") ? "2026-11" : "2026-0" + (month.charAt(6) - '0' + 1);
        return new Upload(
                name,
                text.replace("NEXT", next)
                        .replace("M-", month + "-")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String header(String csv) {
        return csv.substring(0, csv.indexOf('\n') + 1);
    }

    private static String costCenter(String code) {
        return """
        {"code": "%1$s", "name": "%1$s", "aliases": ["%2$s"], "glAccount": "6100",
         "legalEntity": "EX01", "owner": "owner", "validFrom": "2026-01-01"}
        """
                .formatted(code, code.substring(3).toLowerCase(Locale.ROOT));
    }

    private static final String BILL =
            """
            BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,BilledCost,EffectiveCost,ListCost,ContractedCost,InvoiceIssuerName,ProviderName,ResourceId,ServiceName
            1111,USD,M-01T00:00:00Z,NEXT-01T00:00:00Z,M-01T00:00:00Z,M-02T00:00:00Z,Usage,31,31,31,31,Example,Example,n1,compute
            1111,USD,M-01T00:00:00Z,NEXT-01T00:00:00Z,M-02T00:00:00Z,M-03T00:00:00Z,Usage,31,31,31,31,Example,Example,n1,compute
            1111,USD,M-01T00:00:00Z,NEXT-01T00:00:00Z,M-03T00:00:00Z,M-04T00:00:00Z,Usage,31,31,31,31,Example,Example,n1,compute
            1111,USD,M-01T00:00:00Z,NEXT-01T00:00:00Z,M-04T00:00:00Z,M-05T00:00:00Z,Usage,31,31,31,31,Example,Example,n1,compute
            """;

    private static final String USAGE =
            """
            interval_start,interval_end,cluster,node,namespace,workload,cpu_request_core_hours,cpu_used_core_hours,ram_request_gib_hours,ram_used_gib_hours,gpu_request_hours,gpu_used_hours,pv_gib_hours,network_bytes,labels
            M-01T00:00:00Z,M-02T00:00:00Z,k,n1,a,,24,24,24,24,,,,,{}
            M-03T00:00:00Z,M-04T00:00:00Z,k,n1,b,,24,24,24,24,,,,,{}
            M-04T00:00:00Z,M-04T12:00:00Z,k,n1,b,,12,12,12,12,,,,,{}
            """;

    private static final String NODES =
            """
            interval_start,interval_end,cluster,node,resource_id,cpu_cores,ram_gib,gpu_count,labels
            M-01T00:00:00Z,M-02T00:00:00Z,k,n1,n1,1,1,0,{}
            M-03T00:00:00Z,M-05T00:00:00Z,k,n1,n1,1,1,0,{}
            """;

    private static final String LABELS =
            """
            valid_from,valid_to,cluster,namespace,labels
            M-01,,k,a,"{""team"": ""a""}"
            M-01,,k,b,"{""team"": ""b""}"
            """;
}
