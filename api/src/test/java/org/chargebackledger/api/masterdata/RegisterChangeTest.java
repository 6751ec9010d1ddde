package org.chargebackledger.api.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.WorkedMonth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the register says changes by two persons, once anything is posted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class RegisterChangeTest {

    private static final String MONTH = WorkedMonth.PERIOD;
    private static final String PATH = "/cost-centers/CC-4100";

    private RunningService service;
    private Company company;
    private LedgerClient both;

    @BeforeAll
    void start() {
        service =
                RunningService.start(
                        "--chargeback.users.both.password={noop}demo",
                        "--chargeback.users.both.roles[0]=preparer",
                        "--chargeback.users.both.roles[1]=approver");
        company = new Company(service.uri());
        both = new LedgerClient(service.uri(), "both", "demo");
        WorkedMonth.deliver(company);
        company.chargeback(MONTH, WorkedMonth.POLICY);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void a_before_the_first_entry_one_person_enters_and_the_first_close_answers_for_it() {
        assertThat(company.auditor().get("/master-data-changes").ok().get("items")).isEmpty();
        assertThat(checklist().get("met").asBoolean()).isTrue();
        assertThat(checklist().get("detail").asString())
                .containsPattern("SHA-256 [0-9a-f]{64}; (\\d+) of \\1 records were entered before")
                .endsWith("approved with this close");
        var other = company.preparer().put(PATH + "?book=other", record("Payments")).ok();
        assertThat(other.get("name").asString()).isEqualTo("Payments");
    }

    @Test
    void b_afterwards_a_record_waits_for_a_second_person_and_so_does_the_close() {
        var before = company.auditor().get(PATH).ok();
        var answer = company.preparer().put(PATH, record("Payments and more"));
        assertThat(answer.status()).isEqualTo(202);
        var change = answer.json();
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/api/v1/master-data-changes/" + change.get("changeId").asString());
        assertThat(change.get("kind").asString()).isEqualTo("cost-center");
        assertThat(change.get("status").asString()).isEqualTo("PROPOSED");
        assertThat(change.get("differences").toString())
                .contains("{\"member\":\"name\",\"now\":\"Payments\",")
                .doesNotContain("\"member\":\"code\"");
        assertThat(company.auditor().get(PATH).ok()).isEqualTo(before);
        assertThat(checklist().get("met").asBoolean()).isFalse();
        assertThat(checklist().get("detail").asString())
                .contains(change.get("changeId").asString(), "CC-4100 by preparer");
        var close =
                company.preparer()
                        .post("/periods/" + MONTH + "/close", Map.of("reason", "month end"));
        assertThat(close.body()).contains("register-approved");
        assertThat(page()).contains("Payments and more", "master-data approve");
        assertThat(page("/nowhere"))
                .contains("There is no such page", "there is nothing at /nowhere");
        assertThat(page("/master-data?book=other")).contains("Nothing waits.");
    }

    @Test
    void c_only_another_approver_approves_it_and_only_what_was_read() {
        var change = waiting();
        assertThat(refusal(approve(company.preparer(), change), 403)).endsWith("access-denied");
        assertThat(refusal(approve(company.erp(), change), 403)).endsWith("access-denied");
        assertThat(refusal(approve(company.auditor(), change), 403)).endsWith("access-denied");
        var other = Map.of("contentHash", "0".repeat(64));
        assertThat(refusal(company.approver().post(path(change) + "/approval", other), 409))
                .endsWith("content-differs");
        var own = both.put("/cost-centers/CC-4200", record("Search", "CC-4200")).json();
        assertThat(refusal(approve(both, own), 403)).endsWith("own-work");
        both.post(path(own) + "/refusal", Map.of("reason", "typed wrongly")).ok();

        var approved = company.approved(change);
        assertThat(approved.get("status").asString()).isEqualTo("CARRIED_OUT");
        assertThat(approved.get("decidedBy").asString()).isEqualTo("approver");
        assertThat(approved.get("differences")).isEmpty();
        company.approved(change); // the same answer again
        assertThat(company.auditor().get(PATH).ok().get("name").asString())
                .isEqualTo("Payments and more");
        assertThat(company.preparer().put(PATH, record("Payments and more")).status())
                .isEqualTo(200);
        assertThat(checklist().get("met").asBoolean()).isTrue();
        assertThat(
                        service.bean(JdbcClient.class)
                                .sql("SELECT type FROM refusal WHERE command LIKE '%/approval'")
                                .query(String.class)
                                .list())
                .contains("own-work", "content-differs", "access-denied");
    }

    @Test
    void d_what_the_register_would_refuse_is_not_proposed_and_not_approved() {
        var taken = new LinkedHashMap<String, Object>(record("Search", "CC-4200"));
        taken.put("aliases", List.of("payments"));
        assertThat(refusal(company.preparer().put("/cost-centers/CC-4200", taken), 409))
                .endsWith("alias-taken");
        var proposal = Map.of("kind", "cost-center", "content", Map.of("code", "CC-1"));
        assertThat(refusal(company.preparer().post("/master-data-changes", proposal), 422))
                .endsWith("master-data-malformed");
        var unknown = Map.of("kind", "colour", "content", Map.of());
        assertThat(refusal(company.preparer().post("/master-data-changes", unknown), 422))
                .endsWith("master-data-kind-unknown");

        var first = company.preparer().put("/cost-centers/CC-1", alias("CC-1", "wanted")).ok();
        var second = company.preparer().put("/cost-centers/CC-2", alias("CC-2", "wanted")).ok();
        company.approved(first);
        assertThat(refusal(approve(company.approver(), second), 409)).endsWith("alias-taken");
        company.approver().post(path(second) + "/refusal", Map.of("reason", "taken")).ok();
        assertThat(company.auditor().get("/cost-centers/CC-2").status()).isEqualTo(404);
    }

    @Test
    void e_a_close_names_the_register_it_stands_on() {
        company.chargeback(MONTH, WorkedMonth.POLICY);
        company.close(MONTH);
        assertThat(checklist().get("detail").asString()).contains("SHA-256", "with this close");
        var declined = company.auditor().get("/master-data-changes?status=DECLINED").ok();
        assertThat(declined.get("items").size()).isEqualTo(2);
        var page = company.auditor().get("/master-data-changes?limit=1&kind=cost-center").ok();
        assertThat(page.get("items").size()).isEqualTo(1);
        assertThat(page.has("nextCursor")).isTrue();
    }

    private JsonNode checklist() {
        return company.auditor()
                .get("/periods/" + MONTH)
                .ok()
                .get("checklist")
                .valueStream()
                .filter(item -> item.get("check").asString().equals("register-approved"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode waiting() {
        return company.auditor()
                .get("/master-data-changes?status=PROPOSED")
                .ok()
                .get("items")
                .get(0);
    }

    private static Answer approve(LedgerClient by, JsonNode change) {
        var hash = Map.of("contentHash", change.get("contentHash").asString());
        return by.post(path(change) + "/approval", hash);
    }

    private static String path(JsonNode change) {
        return "/master-data-changes/" + change.get("changeId").asString();
    }

    private static String refusal(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().get("type").asString();
    }

    private static Map<String, Object> record(String name) {
        return record(name, "CC-4100");
    }

    private static Map<String, Object> record(String name, String code) {
        return Map.of(
                "code", code,
                "name", name,
                "aliases", code.equals("CC-4100") ? List.of("payments") : List.of("search"),
                "glAccount", "610400",
                "legalEntity", "EX01",
                "owner", "somebody-else",
                "validFrom", "2026-01-01");
    }

    private static Map<String, Object> alias(String code, String alias) {
        var record = new LinkedHashMap<>(record("New", code));
        record.put("aliases", List.of(alias));
        return record;
    }

    private String page() {
        return page("/master-data");
    }

    private String page(String path) {
        var login =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString("auditor:demo".getBytes(StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(service.uri().resolve(path))
                        .header("Authorization", login)
                        .header("Accept", "text/html")
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
