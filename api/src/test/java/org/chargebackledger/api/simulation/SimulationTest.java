package org.chargebackledger.api.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.SharedData;
import org.chargebackledger.api.journey.WorkedMonth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Other policies over the worked month, with differences that are worked by hand. */
class SimulationTest extends ServiceTest {

    private Company company;

    @BeforeAll
    void postTheWorkedMonth() {
        company = new Company(service());
        WorkedMonth.deliver(company);
        company.chargeback(WorkedMonth.PERIOD, WorkedMonth.POLICY);
    }

    @Test
    void the_policy_that_posted_a_month_changes_nothing() {
        var answer = simulated(Map.of("policy", WorkedMonth.POLICY, "version", 1)).ok();
        assertThat(differences(answer))
                .isEqualTo(
                        Map.of(
                                "CC-4100", "0.00",
                                "CC-4200", "0.00",
                                "CC-4300", "0.00",
                                "CC-UNATTRIBUTED", "0.00"));
        assertThat(answer.get("keys").isEmpty()).isTrue();
        assertThat(answer.get("largestChanges").isEmpty()).isTrue();
        assertThat(answer.get("winners").isEmpty()).isTrue();
    }

    @Test
    void support_shared_the_other_way_round_moves_thirty_dollars() {
        var before = stored();
        var answer = simulated(Map.of("policyText", supportTheOtherWayRound())).ok();
        // 100.00 of support: 50/30/20 becomes 20/30/50, and support is in no other basis.
        assertThat(differences(answer))
                .isEqualTo(
                        Map.of(
                                "CC-4100", "-30.00",
                                "CC-4200", "0.00",
                                "CC-4300", "30.00",
                                "CC-UNATTRIBUTED", "0.00"));
        assertThat(answer.get("winners").get(0).asString()).isEqualTo("CC-4100");
        assertThat(answer.get("losers").get(0).asString()).isEqualTo("CC-4300");
        assertThat(answer.get("keys").size()).isEqualTo(2);
        assertThat(answer.get("keys").get(0).get("key").get("pool").asString())
                .isEqualTo("support");
        assertThat(pool(answer, "support").get("difference").get("amount").asString())
                .isEqualTo("0.00");
        assertThat(pool(answer, "support").get("posted").get("amount").asString())
                .isEqualTo("100.00");
        assertThat(answer.has("version")).isFalse();
        assertThat(stored()).as("nothing is written").isEqualTo(before);
    }

    @Test
    void a_month_that_is_not_run_is_compared_with_nothing() {
        var answer =
                company.preparer()
                        .post(
                                "/simulations",
                                Map.of(
                                        "policyText",
                                        supportTheOtherWayRound(),
                                        "periods",
                                        List.of("2031-01")));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("type").asString()).endsWith("no-bill");
    }

    @Test
    void what_cannot_be_simulated_is_refused_with_its_reason() {
        assertThat(problem(Map.of("policyText", "apiVersion: chargeback/v2")))
                .endsWith("policy-invalid");
        assertThat(problem(Map.of("policy", WorkedMonth.POLICY, "version", 9)))
                .endsWith("policy-unknown");
        assertThat(problem(Map.of("policy", WorkedMonth.POLICY))).endsWith("simulation-policy");
    }

    @Test
    void nobody_without_a_role_for_it_simulates() {
        var answer =
                company.erp()
                        .post(
                                "/simulations",
                                Map.of(
                                        "policy",
                                        WorkedMonth.POLICY,
                                        "version",
                                        1,
                                        "periods",
                                        List.of(WorkedMonth.PERIOD)));
        assertThat(answer.status()).isEqualTo(403);
    }

    private static String supportTheOtherWayRound() {
        var text = SharedData.text("worked_month/policy.yaml");
        var other =
                text.replace("CC-4100: \"50\"", "CC-4100: \"20\"")
                        .replace("CC-4300: \"20\"", "CC-4300: \"50\"");
        assertThat(other).isNotEqualTo(text);
        return other;
    }

    private Answer simulated(Map<String, ?> question) {
        var body = new TreeMap<String, Object>(question);
        body.put("periods", List.of(WorkedMonth.PERIOD));
        return company.preparer().post("/simulations", body);
    }

    private String problem(Map<String, ?> question) {
        var answer = simulated(question);
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        return answer.json().get("type").asString();
    }

    private static Map<String, String> differences(JsonNode answer) {
        var differences = new TreeMap<String, String>();
        for (var row : answer.get("costCenters")) {
            differences.put(
                    row.get("costCenter").asString(),
                    row.get("difference").get("amount").asString());
        }
        return differences;
    }

    private static JsonNode pool(JsonNode answer, String id) {
        for (var pool : answer.get("pools")) {
            if (pool.path("pool").asString("").equals(id)) {
                return pool;
            }
        }
        throw new AssertionError("no pool " + id + " in " + answer);
    }

    /** How many events there are. */
    private long stored() {
        return JdbcClient.create(running().bean(DataSource.class))
                .sql("SELECT count(*) FROM domain_event_entry")
                .query(Long.class)
                .single();
    }
}
