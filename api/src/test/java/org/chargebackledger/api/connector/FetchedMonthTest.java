package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.connector.ConnectorArguments.NAME;
import static org.chargebackledger.api.connector.ConnectorArguments.freshness;
import static org.chargebackledger.api.connector.ConnectorArguments.slices;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.journey.SharedData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The worked month with its usage fetched from OpenCost: from configuration to posted statements.
 * It lies in the past, so that its days have settled. The steps build on each other, in the order
 * of their names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class FetchedMonthTest {

    private static final String MONTH = "2024-10";
    private static final String POLICY = "standard";
    static final Map<String, String> TOTALS =
            Map.of(
                    "CC-4100", "393.44",
                    "CC-4200", "163.51",
                    "CC-4300", "191.12",
                    "CC-UNATTRIBUTED", "3.33");

    private FakeOpenCost source = new FakeOpenCost();
    private RunningService service;
    private Company company;

    @BeforeAll
    void start() {
        var costCenters = text("cost-centers.json");
        service =
                RunningService.start(
                        ConnectorArguments.of(
                                source,
                                MONTH + "-01",
                                MONTH + "-31",
                                "options.window-hours=12",
                                "options.attempts=2"));
        company = new Company(service.uri());
        company.register(costCenters);
        company.adopt(POLICY, text("policy.yaml"), MONTH);
        accepted("focus", "bill-focus-1.2.csv");
        accepted("node-csv", "nodes.csv");
        accepted("metrics-csv", "metrics.csv");
        accepted("namespace-labels", "namespace-labels.csv");
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        source.close();
    }

    /** Complaint 18: what is missing is named before anybody charges for it. */
    @Test
    void a_what_is_expected_and_missing_is_never_silent() {
        assertThat(freshness(company.auditor()).toString())
                .contains("\"expected\":31", "\"received\":0", "\"missing\":31");
        assertThat(slices(company.auditor()))
                .hasSize(31)
                .allSatisfy(
                        slice -> assertThat(slice.get("state").asString()).isEqualTo("MISSING"));

        var run = company.preparer().run(MONTH, Map.of("policy", POLICY, "kind", "showback"));
        assertThat(missing(run)).startsWith("eu lacks 2024-10-01, 2024-10-02, ");
        company.preparer().put("/periods/" + MONTH, Map.of()).ok();
        assertThat(check("slices-received").get("met").asBoolean()).isFalse();
        assertThat(check("slices-received").get("detail").asString()).contains("2024-10-31");
    }

    @Test
    void b_a_test_and_a_dry_run_tell_without_taking() {
        var tested = company.preparer().post(path("/test"), Map.of()).ok();
        assertThat(tested.get("passed").asBoolean()).as("%s", tested).isTrue();
        var asked = source.windows().size();
        var dry =
                company.preparer()
                        .post(
                                path("/fetches"),
                                Map.of("from", "2024-10-30", "to", "2024-11-02", "dryRun", true));
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.json().get("slices").valueStream().map(one -> one.get("slice").asString()))
                .containsExactly("2024-10-30", "2024-10-31");
        assertThat(dry.body()).contains("allocation/compute?window=2024-10-31T12:00:00Z");
        assertThat(source.windows()).hasSize(asked);
    }

    /** Throttled, failing in the middle, cut off: what is taken in the end is all of it. */
    @Test
    void c_a_month_is_fetched_through_every_trouble() {
        source.troubled(FetchedMonthTest::trouble);
        ConnectorArguments.fetch(company.preparer(), Map.of());
        // What failed too often waits for the next fetch, by itself or by schedule.
        for (var round = 0; round < 20 && !isComplete(); round++) {
            ConnectorArguments.fetch(company.preparer(), Map.of());
        }
        source.troubled((_, _) -> null);
        assertThat(slices(company.auditor()))
                .hasSize(31)
                .allSatisfy(slice -> {
                    assertThat(slice.get("state").asString()).isEqualTo("RECEIVED");
                    assertThat(slice.get("finality").asString()).isEqualTo("FINAL");
                    assertThat(slice.get("imports")).hasSize(1);
                    assertThat(slice.has("failure")).as("%s", slice).isFalse();
                });
        assertThat(check("slices-received").get("met").asBoolean()).isTrue();
    }

    @Test
    void d_the_month_is_posted_as_if_its_usage_had_been_handed_in() {
        var run = company.chargeback(MONTH, POLICY);
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(missing(run)).isNull();
        assertThat(company.totals(MONTH)).containsExactlyInAnyOrderEntriesOf(TOTALS);
    }

    @Test
    void e_the_same_answer_again_is_a_check_and_no_change() {
        var before = slices(company.auditor()).getFirst();
        var day = Map.of("from", MONTH + "-01", "to", MONTH + "-01");
        ConnectorArguments.fetch(company.preparer(), day);
        var after = slices(company.auditor()).getFirst();
        assertThat(after.get("fetches").asInt()).isEqualTo(before.get("fetches").asInt() + 1);
        assertThat(after.get("changedAt")).isEqualTo(before.get("changedAt"));
        assertThat(after.get("fetchedAt")).isNotEqualTo(before.get("fetchedAt"));
        assertThat(after.get("imports")).isEqualTo(before.get("imports"));
    }

    /** Complaint 8: a day that changes after it was fetched says since when. */
    @Test
    void f_another_answer_is_a_change_that_outdates_the_run() {
        var before = slices(company.auditor()).getFirst();
        source.runs(FakeOpenCost.WORKED_MONTH.subList(0, 5));
        var day = Map.of("from", MONTH + "-01", "to", MONTH + "-01");
        ConnectorArguments.fetch(company.preparer(), day);
        var after = slices(company.auditor()).getFirst();
        assertThat(after.get("changedAt")).isEqualTo(after.get("fetchedAt"));
        assertThat(after.get("imports")).isNotEqualTo(before.get("imports"));
        assertThat(check("run-current").get("met").asBoolean()).isFalse();

        // And back: the old answer is news again, not a duplicate of what counts no more.
        source.runs(FakeOpenCost.WORKED_MONTH);
        ConnectorArguments.fetch(company.preparer(), day);
        assertThat(slices(company.auditor()).getFirst().get("imports"))
                .isNotEqualTo(after.get("imports"))
                .isNotEqualTo(before.get("imports"));
        company.chargeback(MONTH, POLICY);
        assertThat(company.totals(MONTH)).containsExactlyInAnyOrderEntriesOf(TOTALS);
    }

    @Test
    void g_what_failed_later_takes_nothing_away() {
        source.troubled((_, _) -> new MockResponse.Builder().code(403).body("no").build());
        var day = Map.of("from", MONTH + "-02", "to", MONTH + "-02");
        ConnectorArguments.fetch(company.preparer(), day);
        source.troubled((_, _) -> null);
        var slice = slices(company.auditor()).get(1);
        assertThat(slice.get("state").asString()).isEqualTo("RECEIVED");
        assertThat(slice.get("failure").get("reason").asString()).isEqualTo("DENIED");
        assertThat(slice.get("failure").get("message").asString()).contains("answered 403: no");
    }

    @Test
    void h_secrets_are_shown_to_nobody() {
        for (var path : List.of("/connectors", "/connectors/" + NAME)) {
            assertThat(company.auditor().get(path).body())
                    .contains("\"token\":\"(secret)\"")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void i_only_preparers_fetch_and_unknown_names_are_refused() {
        assertThat(company.auditor().post(path("/fetches"), Map.of()).status()).isEqualTo(403);
        assertThat(company.approver().post(path("/test"), Map.of()).status()).isEqualTo(403);
        assertThat(company.erp().get("/connectors").status()).isEqualTo(403);
        assertThat(company.auditor().get("/connectors/other").json().get("type").asString())
                .endsWith("connector-unknown");
        assertThat(company.auditor().get(path("/slices?from=soon")).status()).isEqualTo(422);
    }

    @Test
    void j_the_page_says_in_words_what_its_colours_say() throws Exception {
        var page =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                service.uri().resolve("/connectors?month=" + MONTH))
                                        // auditor:demo
                                        .header("Authorization", "Basic YXVkaXRvcjpkZW1v")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("31 of 31 received", "<strong>final</strong>")
                .contains("final, last try failed", "denied", "answered 403: no")
                .doesNotContain("s3cret");
    }

    private boolean isComplete() {
        return freshness(company.auditor()).get("received").asInt() == 31
                && !freshness(company.auditor()).has("failure");
    }

    private static @Nullable MockResponse trouble(int number, String body) {
        var answer = new MockResponse.Builder();
        return switch (number % 13) {
            case 3 -> answer.code(429).addHeader("Retry-After", "0").build();
            case 5 -> answer.code(500).body("out of memory").build();
            case 7 -> answer.body(body.substring(0, body.length() / 2)).build();
            case 8 -> answer.body(body).onResponseBody(new SocketEffect.CloseSocket()).build();
            case 10 -> answer.body("{\"code\":500,\"message\":\"query timed out\"}").build();
            case 11 -> answer.onRequestStart(new SocketEffect.CloseSocket()).build();
            default -> null;
        };
    }

    private JsonNode check(String name) {
        return company.auditor()
                .get("/periods/" + MONTH)
                .ok()
                .get("checklist")
                .valueStream()
                .filter(item -> item.get("check").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String missing(JsonNode run) {
        return run.get("findings")
                .valueStream()
                .filter(finding -> finding.get("code").asString().equals("missing-slices"))
                .map(finding -> finding.get("detail").asString())
                .findFirst()
                .orElse(null);
    }

    private void accepted(String importer, String file) {
        company.accepted(
                importer, Map.of(), new Upload(file, text(file).getBytes(StandardCharsets.UTF_8)));
    }

    /** A file of the worked month, two years earlier. */
    private static String text(String file) {
        return SharedData.text("worked_month/" + file).replace("2026-", "2024-");
    }

    private static String path(String rest) {
        return "/connectors/" + NAME + rest;
    }
}
