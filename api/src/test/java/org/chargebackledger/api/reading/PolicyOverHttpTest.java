package org.chargebackledger.api.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/** Policies over HTTP: written, checked on real months, compared and approved. */
class PolicyOverHttpTest {

    private static RunningService service;
    private static Company company;

    @BeforeAll
    static void settle() {
        service = RunningService.start();
        company = new Company(service.uri());
        SmallCompany.settle(company);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void lint_names_the_money_of_a_month() {
        var text =
                SmallCompany.POLICY
                        .replace(
                                "{tag: team}, to: {lookup: {tag: team}}",
                                "{service: x}, to: {pool: tax}")
                        .replace("name: standard", "name: trial");
        var answer = lint(text, "?period=2026-10").ok();

        assertThat(answer.get("valid").asBoolean()).isTrue();
        assertThat(problems(answer))
                .containsExactly("5:15 unattributed 170.01 USD", "14:5 rule-unused ");
        assertThat(problems(lint(text, "").ok())).isEmpty();
        assertThat(lint(text, "?period=2031-01").status()).isEqualTo(409);
        var versions = company.preparer().get("/policies/trial/versions");
        assertThat(versions.status()).isEqualTo(404);
        assertThat(versions.json().get("type").asString()).isEqualTo("/problems/policy-unknown");
    }

    @Test
    void lint_knows_the_register() {
        var answer = lint(SmallCompany.POLICY.replace("CC-2: ", "CC-7: "), "").ok();

        assertThat(answer.get("valid").asBoolean()).isFalse();
        assertThat(problems(answer)).containsExactly("20:56 unknown-cost-center ");
    }

    @Test
    void the_schema_is_served() {
        var schema = company.auditor().get("/policies/schema", "application/schema+json").ok();

        assertThat(schema.get("$schema").asString())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void a_version_says_itself_in_plain_words_and_what_is_different() {
        var text = SmallCompany.POLICY.replace("name: standard", "name: compared");
        draft("compared", text);
        var second =
                draft("compared", text.replace("\"75\", CC-2: \"25\"", "\"60\", CC-2: \"40\""));
        var difference = company.auditor().get("/policies/compared/versions/2/differences").ok();

        assertThat(second.get("words").asString())
                .contains("Pool support: It is split by agreed parts: CC-1 60 %, CC-2 40 %.");
        assertThat(difference.get("from").asInt()).isEqualTo(1);
        assertThat(difference.get("words")).hasSize(1);
        assertThat(difference.get("words").get(0).asString())
                .startsWith(
                        "Pool support has changed. Before: It is split by agreed parts: CC-1 75")
                .contains("Now: It is split by agreed parts: CC-1 60 %, CC-2 40 %.");
        assertThat(difference.get("text").asString())
                .startsWith("--- compared version 1\n+++ compared version 2\n@@ ")
                .contains("\n-  - {id: support, basis: {weighted: {CC-1: \"75\"")
                .contains("\n+  - {id: support, basis: {weighted: {CC-1: \"60\"");
        assertThat(company.auditor().get("/policies/compared/versions/1/differences").status())
                .isEqualTo(404);
    }

    @Test
    void an_approval_is_of_the_content_that_was_read() {
        var text = SmallCompany.POLICY.replace("name: standard", "name: read");
        var first = draft("read", text).get("hash").asString();
        var second = draft("read", text.replace("cpuCore: \"9\"", "cpuCore: \"8\""));
        var path = "/policies/read/versions/2";
        company.preparer().post(path + "/submission", Map.of()).ok();
        var stale =
                company.approver()
                        .post(
                                path + "/approval",
                                Map.of("effectiveFrom", "2026-11", "hash", first));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.json().get("type").asString()).isEqualTo("/problems/policy-hash-differs");
        var approved =
                company.approver()
                        .post(
                                path + "/approval",
                                Map.of(
                                        "effectiveFrom",
                                        "2026-11",
                                        "hash",
                                        second.get("hash").asString()))
                        .ok();
        assertThat(approved.get("status").asString()).isEqualTo("APPROVED");
        assertThat(approved.has("supersedes")).isFalse();
        draft("read", text.replace("cpuCore: \"9\"", "cpuCore: \"7\""));
        company.preparer().post("/policies/read/versions/3/submission", Map.of()).ok();
        var earlier =
                company.approver()
                        .post(
                                "/policies/read/versions/3/approval",
                                Map.of("effectiveFrom", "2026-10"))
                        .ok();
        assertThat(earlier.get("supersedes").get(0).asInt()).isEqualTo(2);
    }

    @Test
    void a_version_whose_examples_fail_is_not_submitted() {
        var text =
                SmallCompany.POLICY.replace("name: standard", "name: failing")
                        + "examples:\n  - id: one\n    lines: [{cost: \"5\"}]\n"
                        + "    expected: [{costCenter: CC-9, amount: \"6\"}]\n";
        draft("failing", text);
        var refused = company.preparer().post("/policies/failing/versions/1/submission", Map.of());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("type").asString())
                .isEqualTo("/problems/policy-trial-failed");
        assertThat(refused.json().get("detail").asString())
                .contains("line 25", "CC-9 is expected to get 6 and gets 5");
        assertThat(problems(lint(text, "").ok())).containsExactly("25:16 example-failed ");
    }

    @Test
    void runs_and_postings_carry_the_hash_of_their_policy() {
        var hash = company.auditor().get("/policies/standard/versions/1").ok().get("hash");
        var run = company.auditor().get("/periods/2026-09/runs").ok().get("items").get(0);
        var posting = company.entries("2026-09").getFirst().get("postings").get(0).get("id");
        var why = company.auditor().get("/postings/" + posting.asString() + "/explanation").ok();

        assertThat(run.get("policyHash")).isEqualTo(hash);
        assertThat(why.get("policy").get("hash")).isEqualTo(hash);
    }

    private static JsonNode draft(String name, String text) {
        return company.preparer()
                .send(
                        "POST",
                        "/policies/" + name + "/versions",
                        Map.of("Content-Type", "application/yaml"),
                        text)
                .ok();
    }

    private static Answer lint(String text, String query) {
        return company.auditor()
                .send(
                        "POST",
                        "/policies/lint" + query,
                        Map.of("Content-Type", "application/yaml"),
                        text);
    }

    private static List<String> problems(JsonNode answer) {
        return answer.get("problems")
                .valueStream()
                .map(problem ->
                        problem.path("line").asInt()
                                + ":"
                                + problem.path("column").asInt()
                                + " "
                                + problem.get("code").asString()
                                + " "
                                + problem
                                        .path("money")
                                        .valueStream()
                                        .map(money ->
                                                money.get("amount").asString()
                                                        + " "
                                                        + money.get("currency").asString())
                                        .toList()
                                        .stream()
                                        .reduce("", String::concat))
                .toList();
    }
}
