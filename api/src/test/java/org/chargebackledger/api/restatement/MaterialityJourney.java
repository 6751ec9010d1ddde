package org.chargebackledger.api.restatement;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.journey.SharedData;
import org.chargebackledger.api.journey.WorkedMonth;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What finance does with bills of October that come after November is closed, too. */
record MaterialityJourney(Company company) {

    private static final String OCTOBER = WorkedMonth.PERIOD;
    private static final String DECEMBER = "2026-12";
    private static final String MEMO = "the provider restated the database, known to the board";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So much for each scope, but more for a month that others are posted in. */
    void approveThresholds(String amount) {
        assertThat(check("materiality-decided").get("detail").asString())
                .isEqualTo("no thresholds are approved for 2026");
        var change =
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
                                                "absolute",
                                                dollars(amount),
                                                "scopes",
                                                List.of(
                                                        Map.of(
                                                                "scope",
                                                                "posting-period",
                                                                "absolute",
                                                                dollars("5000.00"))))))
                        .ok();
        company.approved(change);
        assertThat(check("materiality-decided").get("detail").asString())
                .isEqualTo(
                        "nothing waits; thresholds approved by change "
                                + change.get("changeId").asString());
    }

    /** October's database is restated, and what that changes is below every limit. */
    void restateBelow(String database) {
        deliver(database);
        var run = company.preparer().run(OCTOBER, order());
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(run.path("waitsFor").asString("")).isEmpty();
    }

    /** October's database is restated by so much that the run waits. */
    JsonNode restateAbove(String database) {
        var entries = company.entries(DECEMBER).size();
        deliver(database);
        var ordered = company.preparer().post("/periods/" + OCTOBER + "/runs", order()).ok();
        var review = waiting(ordered.get("runId").asString());
        assertThat(company.entries(DECEMBER)).hasSize(entries);
        assertThat(check("materiality-decided").get("met").asBoolean()).isFalse();
        assertThat(check("late-bills-charged").get("met").asBoolean()).isFalse();
        return review;
    }

    /** Two persons waive, each as far as they may; the review afterwards. */
    JsonNode choose(JsonNode review, String choice) {
        var path = path(review);
        assertThat(refusal(company.preparer().post(path + "/choice", choice(choice, " ")), 422))
                .endsWith("memo-missing");
        var proposed = company.preparer().post(path + "/choice", choice(choice, MEMO)).ok();
        var approval =
                Map.of("contentHash", proposed.get("proposal").get("contentHash").asString());
        assertThat(company.preparer().post(path + "/approval", approval).status()).isEqualTo(403);
        assertThat(
                        refusal(
                                company.approver()
                                        .post(path + "/approval", Map.of("contentHash", "0")),
                                409))
                .endsWith("content-differs");
        company.approver().post(path + "/approval", approval).ok();
        return company.auditor().settled(path, Set.of("WAITING", "PROPOSED", "APPROVED"));
    }

    /** One person proposes, and another would have it otherwise. */
    void decline(JsonNode review) {
        var path = path(review);
        company.preparer().post(path + "/choice", choice("WAIVE", MEMO)).ok();
        var declined =
                company.approver().post(path + "/refusal", Map.of("reason", "reopen it")).ok();
        assertThat(declined.get("status").asString()).isEqualTo("WAITING");
        assertThat(declined.get("answer").asString()).isEqualTo("reopen it");
    }

    /** What auditors read in a browser. */
    String page(URI service, String path) {
        var login = "auditor:demo".getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(service.resolve(path))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(login))
                        .header("Accept", "text/html")
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode run(JsonNode review) {
        return company.auditor()
                .get("/periods/" + OCTOBER + "/runs/" + review.get("runId").asString())
                .ok();
    }

    JsonNode check(String name) {
        for (var item : company.auditor().get("/periods/" + DECEMBER).ok().get("checklist")) {
            if (item.get("check").asString().equals(name)) {
                return item;
            }
        }
        throw new AssertionError("no " + name);
    }

    private JsonNode waiting(String runId) {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            var run = company.auditor().get("/periods/" + OCTOBER + "/runs/" + runId).ok();
            var review = run.path("waitsFor").asString("");
            if (!review.isEmpty()) {
                assertThat(run.get("status").asString()).isEqualTo("COMPUTED");
                return company.auditor().get("/materiality-reviews/" + review).ok();
            }
            assertThat(run.get("status").asString()).as("%s", run).isIn("RUNNING", "COMPUTED");
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("run " + runId + " does not wait");
    }

    private void deliver(String database) {
        var bill = SharedData.text("worked_month/bill-focus-1.2.csv").replace("212.33", database);
        company.accepted(
                "focus", Map.of(), new Upload("bill.csv", bill.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> order() {
        return Map.of(
                "policy", WorkedMonth.POLICY, "kind", "chargeback", "postingPeriod", DECEMBER);
    }

    private static Map<String, Object> choice(String choice, String memo) {
        return Map.of("choice", choice, "memo", memo);
    }

    private static List<Map<String, String>> dollars(String amount) {
        return List.of(Map.of("amount", amount, "currency", "USD"));
    }

    private static String path(JsonNode review) {
        return "/materiality-reviews/" + review.get("reviewId").asString();
    }

    private static String refusal(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().get("type").asString();
    }
}
