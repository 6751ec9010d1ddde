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
        assertThat(company.preparer().get("/policies/trial/versions").ok().get("items")).isEmpty();
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
