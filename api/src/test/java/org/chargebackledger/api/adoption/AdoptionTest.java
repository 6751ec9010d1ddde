package org.chargebackledger.api.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.SharedData;
import org.chargebackledger.api.journey.WorkedMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A changed policy for the worked month: first while the month is open, then when it is closed. The
 * steps build on each other, in the order of their names.
 */
@TestMethodOrder(MethodName.class)
class AdoptionTest extends ServiceTest {

    private static final String MONTH = WorkedMonth.PERIOD;
    private static final String NEXT = "2026-11";
    private static final String STATEMENTS = "/periods/" + MONTH + "/statements/";

    private Company company;
    private List<String> statements = List.of();

    @BeforeEach
    void enter() {
        company = new Company(service());
    }

    @Test
    void a_an_open_month_is_trued_up_by_what_the_simulation_said() {
        WorkedMonth.deliver(company);
        company.chargeback(MONTH, WorkedMonth.POLICY);
        // Binding from the month after: by itself it changes nothing here.
        var version = company.adopt(WorkedMonth.POLICY, support("20", "30", "50"), NEXT);
        assertThat(refusal(propose(version, "2031-01"))).endsWith("nothing-posted");

        var proposal = propose(version, MONTH).ok();
        assertThat(bridge(proposal, "after")).containsAllEntriesOf(afterTwentyThirtyFifty());
        assertThat(company.totals(MONTH)).isEqualTo(bridge(proposal, "before"));
        assertThat(proposal.get("months").get(0).get("postingPeriod").asString()).isEqualTo(MONTH);
        var simulated = simulatedDifferences(version);

        assertThat(approve(proposal, "0".repeat(64)).status()).isEqualTo(409);
        var done = carriedOut(proposal);
        assertThat(company.totals(MONTH)).isEqualTo(bridge(done, "after"));
        assertThat(moved(done)).isEqualTo(simulated);
        var entry = company.entries(MONTH).getLast();
        assertThat(entry.get("kind").asString()).isEqualTo("TRUE_UP");
        assertThat(entry.get("reason").asString()).isEqualTo("POLICY_CHANGE");
        assertThat(entry.get("description").asString())
                .endsWith("policy standard version 2 in place of standard version 1");
        assertThat(entry.get("policyHash")).isEqualTo(done.get("policyHash"));
        assertThat(company.entries(MONTH).getFirst().get("policyHash"))
                .isEqualTo(done.get("months").get(0).get("replacedHash"));
        // The adopted version is now the one of the month: a run finds nothing to post.
        var entries = company.entries(MONTH).size();
        assertThat(company.chargeback(MONTH, WorkedMonth.POLICY).get("version").asInt())
                .isEqualTo(2);
        assertThat(company.entries(MONTH)).hasSize(entries);
        assertThat(refusal(propose(version, MONTH))).endsWith("adoption-changes-nothing");
    }

    @Test
    void b_a_closed_month_is_adjusted_in_the_earliest_open_one_and_reads_as_before() {
        company.close(MONTH);
        var version = company.adopt(WorkedMonth.POLICY, support("10", "10", "80"), NEXT);
        assertThat(refusal(propose(version, MONTH))).endsWith("no-open-period");
        company.preparer().put("/periods/" + NEXT, Map.of()).ok();
        statements = printed();

        var proposal = propose(version, MONTH).ok();
        assertThat(proposal.get("months").get(0).get("postingPeriod").asString()).isEqualTo(NEXT);
        var simulated = simulatedDifferences(version);
        var done = carriedOut(proposal);

        assertThat(printed()).as("the closed month").isEqualTo(statements);
        assertThat(moved(done)).isEqualTo(simulated);
        assertThat(company.totals(NEXT)).isEqualTo(simulated);
        for (var entry : company.entries(NEXT)) {
            assertThat(entry.get("kind").asString()).isEqualTo("OUT_OF_PERIOD");
            assertThat(entry.get("originPeriod").asString()).isEqualTo(MONTH);
            assertThat(entry.get("reason").asString()).isEqualTo("POLICY_CHANGE");
            assertThat(entry.get("description").asString())
                    .endsWith("policy standard version 3 in place of standard version 2");
        }
        var restated = company.auditor().get(STATEMENTS + "CC-4300?view=restated").ok();
        assertThat(restated.get("total").get("amount").asString()).isEqualTo("251.12");
        var adjustment = company.auditor().get("/periods/" + NEXT + "/statements/CC-4300").ok();
        assertThat(adjustment.get("adjustments").get(0).get("originPeriod").asString())
                .isEqualTo(MONTH);
    }

    @Test
    void c_a_proposal_that_another_one_overtook_posts_nothing() {
        var first = company.adopt(WorkedMonth.POLICY, support("40", "40", "20"), NEXT);
        var second = company.adopt(WorkedMonth.POLICY, support("34", "33", "33"), NEXT);
        var slow = propose(first, MONTH).ok();
        carriedOut(propose(second, MONTH).ok());
        var entries = company.entries(NEXT).size();

        assertThat(approve(slow, slow.get("contentHash").asString()).status()).isEqualTo(202);
        var failed = settled(slow);
        assertThat(failed.get("status").asString()).isEqualTo("FAILED");
        assertThat(failed.get("failure").asString()).contains("run-superseded");
        assertThat(bridge(slow, "after")).isNotEqualTo(bridge(slow, "before"));
        assertThat(bridge(failed, "after")).isEqualTo(bridge(failed, "before"));
        assertThat(failed.get("runs").size()).isZero();
        assertThat(company.entries(NEXT)).hasSize(entries);
    }

    @Test
    void d_proposer_and_approver_are_two_people_with_their_roles() {
        var version = company.adopt(WorkedMonth.POLICY, support("50", "30", "20"), NEXT);
        assertThat(company.auditor().post("/adoptions", order(version, MONTH)).status())
                .isEqualTo(403);
        var proposal = propose(version, MONTH).ok();
        var path = "/adoptions/" + proposal.get("adoptionId").asString() + "/approval";
        var hash = Map.of("contentHash", proposal.get("contentHash").asString());
        assertThat(company.preparer().post(path, hash).status()).isEqualTo(403);
        var drafted =
                company.preparer()
                        .send(
                                "POST",
                                "/policies/" + WorkedMonth.POLICY + "/versions",
                                Map.of("Content-Type", "application/yaml"),
                                support("60", "20", "20"))
                        .ok();
        assertThat(refusal(propose(drafted.get("version").asInt(), MONTH)))
                .endsWith("policy-not-approved");
        var years = IntStream.range(0, 37).mapToObj(i -> "20%02d-01".formatted(i)).toList();
        var tooMany = new HashMap<>(order(version, MONTH));
        tooMany.put("periods", years);
        assertThat(company.preparer().post("/adoptions", tooMany).status()).isEqualTo(422);
    }

    @Test
    void e_adoptions_are_listed_in_pages_without_their_bridges() {
        var listed = new ArrayList<JsonNode>();
        var path = "/adoptions?limit=2";
        for (var page = company.auditor().get(path).ok(); ; ) {
            page.get("items").forEach(listed::add);
            if (!page.has("nextCursor")) {
                break;
            }
            assertThat(page.get("items").size()).isEqualTo(2);
            var cursor = page.get("nextCursor").asString();
            page = company.auditor().get(path + "&cursor=" + cursor).ok();
        }
        assertThat(listed).hasSize(5);
        assertThat(listed)
                .allSatisfy(one -> assertThat(one.get("months").get(0).has("bridge")).isFalse());
    }

    @Test
    void f_what_is_material_waits_though_two_persons_adopted_it() {
        company.approved(
                company.preparer()
                        .post(
                                "/master-data-changes",
                                Map.of(
                                        "kind",
                                        "materiality",
                                        "content",
                                        Map.of(
                                                "year",
                                                "2026",
                                                "memo",
                                                "audit plan 2026",
                                                "costCenterPercent",
                                                "1")))
                        .ok());
        var entries = company.entries(NEXT).size();
        var waived = waiting("50", "20", "30");
        assertThat(company.entries(NEXT)).hasSize(entries);
        choose(waived.get("waitsFor").asString(), "WAIVE");
        var done = settled(waived);
        assertThat(done.get("status").asString()).as("%s", done).isEqualTo("COMPLETED");
        assertThat(done.has("waitsFor")).isFalse();
        var last = company.entries(NEXT).getLast();
        assertThat(last.get("reason").asString()).isEqualTo("POLICY_CHANGE");
        assertThat(last.get("approved").get("adjustmentId").asString())
                .isEqualTo(waived.get("waitsFor").asString());

        var reopened = waiting("20", "50", "30");
        choose(reopened.get("waitsFor").asString(), "REOPEN");
        var failed = settled(reopened);
        assertThat(failed.get("status").asString()).isEqualTo("FAILED");
        assertThat(failed.get("failure").asString()).contains("month-reopened");
        var month = company.auditor().get("/periods/" + MONTH).ok();
        assertThat(month.get("status").asString()).isEqualTo("REOPENED");
    }

    /** An adoption that both persons agreed to, once it waits. */
    private JsonNode waiting(String payments, String search, String data) {
        var version = company.adopt(WorkedMonth.POLICY, support(payments, search, data), NEXT);
        var proposal = propose(version, MONTH).ok();
        approve(proposal, proposal.get("contentHash").asString()).ok();
        var path = "/adoptions/" + proposal.get("adoptionId").asString();
        for (var attempt = 0; attempt < 600; attempt++) {
            var now = company.auditor().get(path).ok();
            if (now.has("waitsFor")) {
                return now;
            }
            assertThat(now.get("status").asString()).as("%s", now).isEqualTo("APPROVED");
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError(path + " does not wait");
    }

    private void choose(String review, String choice) {
        var path = "/materiality-reviews/" + review;
        var proposed =
                company.preparer()
                        .post(path + "/choice", Map.of("choice", choice, "memo", "as decided"))
                        .ok();
        var hash = proposed.get("proposal").get("contentHash").asString();
        company.approver().post(path + "/approval", Map.of("contentHash", hash)).ok();
        company.auditor().settled(path, Set.of("PROPOSED", "APPROVED"));
    }

    /** 393.44, 163.51 and 191.12 with 50/30/20 of 100.00 replaced by 20/30/50. */
    private static Map<String, String> afterTwentyThirtyFifty() {
        return Map.of("CC-4100", "363.44", "CC-4200", "163.51", "CC-4300", "221.12");
    }

    private static String support(String payments, String search, String data) {
        return SharedData.text("worked_month/policy.yaml")
                .replace(
                        "CC-4100: \"50\", CC-4200: \"30\", CC-4300: \"20\"",
                        "CC-4100: \"%s\", CC-4200: \"%s\", CC-4300: \"%s\""
                                .formatted(payments, search, data));
    }

    private Answer propose(int version, String period) {
        return company.preparer().post("/adoptions", order(version, period));
    }

    private static Map<String, Object> order(int version, String period) {
        return Map.of(
                "policy",
                WorkedMonth.POLICY,
                "version",
                version,
                "periods",
                List.of(period),
                "reason",
                "support was shared wrongly");
    }

    private Answer approve(JsonNode proposal, String hash) {
        return company.approver()
                .post(
                        "/adoptions/" + proposal.get("adoptionId").asString() + "/approval",
                        Map.of("contentHash", hash));
    }

    private JsonNode carriedOut(JsonNode proposal) {
        approve(proposal, proposal.get("contentHash").asString()).ok();
        var done = settled(proposal);
        assertThat(done.get("status").asString()).as("%s", done).isEqualTo("COMPLETED");
        return done;
    }

    private JsonNode settled(JsonNode proposal) {
        return company.auditor()
                .settled(
                        "/adoptions/" + proposal.get("adoptionId").asString(),
                        Set.of("PROPOSED", "APPROVED"));
    }

    private static String refusal(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        return answer.json().get("type").asString();
    }

    private static Map<String, String> bridge(JsonNode adoption, String side) {
        var totals = new TreeMap<String, String>();
        for (var row : adoption.get("months").get(0).get("bridge")) {
            totals.put(row.get("costCenter").asString(), row.get(side).get("amount").asString());
        }
        return totals;
    }

    /** What the adoption's entries move, by cost center. */
    private static Map<String, String> moved(JsonNode adoption) {
        var moved = new TreeMap<String, String>();
        for (var row : adoption.get("months").get(0).get("bridge")) {
            for (var entry : row.get("entries")) {
                moved.put(
                        row.get("costCenter").asString(),
                        entry.get("amount").get("amount").asString());
            }
        }
        return moved;
    }

    /** What the simulation says, without what stays the same. */
    private Map<String, String> simulatedDifferences(int version) {
        var answer =
                company.auditor()
                        .post(
                                "/simulations",
                                Map.of(
                                        "policy",
                                        WorkedMonth.POLICY,
                                        "version",
                                        version,
                                        "periods",
                                        List.of(MONTH)))
                        .ok();
        var differences = new TreeMap<String, String>();
        for (var row : answer.get("costCenters")) {
            var amount = row.get("difference").get("amount").asString();
            if (!amount.equals("0.00")) {
                differences.put(row.get("costCenter").asString(), amount);
            }
        }
        return differences;
    }

    private List<String> printed() {
        var printed = new ArrayList<String>();
        for (var costCenter : company.totals(MONTH).keySet()) {
            for (var form : List.of("application/json", "text/csv", "text/html")) {
                printed.add(company.auditor().get(STATEMENTS + costCenter, form).body());
            }
        }
        return printed;
    }
}
