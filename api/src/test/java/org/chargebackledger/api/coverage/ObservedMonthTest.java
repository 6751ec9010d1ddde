package org.chargebackledger.api.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.SetClock;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.journey.SharedData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The worked month whose last days' labels are observed in a cluster: from configuration to posted
 * statements, coverage and the policy that asks for labels. The steps build on each other, in the
 * order of their names.
 */
@ResourceLock(SetClock.LOCK)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class ObservedMonthTest {

    private static final String MONTH = "2026-10";
    private static final String DATABASE = "observed_month";

    private final FakeApiServer cluster = new FakeApiServer();
    private final Path home = RunningService.scratch();
    private RunningService service;
    private Company company;

    @BeforeAll
    void start() {
        var costCenters = SharedData.text("worked_month/cost-centers.json");
        SetClock.set("2026-10-29T11:00:00Z");
        cluster.namespace("kube-system", "{}");
        cluster.namespace("team-payments", "{\"team\": \"payments\"}");
        cluster.namespace("team-search", "{\"team\": \"search\"}");
        cluster.namespace("team-data", "{\"team\": \"data\"}");
        cluster.pod("kube-system", "dns");
        for (var i = 0; i < 8; i++) {
            cluster.pod("team-search", "web-" + i);
        }
        cluster.pod("team-payments", "api");
        cluster.pod("team-data", "lake");
        open();
        company.register(costCenters);
        company.preparer().put("/periods/" + MONTH, Map.of()).ok();
        company.adopt("standard", SharedData.text("worked_month/policy.yaml"), MONTH);
        accepted("focus", "bill-focus-1.2.csv", "");
        accepted("node-csv", "nodes.csv", "");
        accepted("usage-csv", "usage.csv", "");
        accepted("metrics-csv", "metrics.csv", "");
        // What was before the connector: known until the day on which it begins.
        accepted("namespace-labels", "namespace-labels.csv", "2026-10-28");
    }

    private void open(String... more) {
        var connector = "--chargeback.connectors[0].";
        var arguments =
                new ArrayList<>(
                        List.of(
                                connector + "name=eu",
                                connector + "kind=kubernetes",
                                connector + "from=2026-10-28",
                                connector + "until=2026-10-31",
                                connector + "options.address=" + cluster.address(),
                                connector + "options.token=s3cret",
                                connector + "options.cluster=prod",
                                connector + "options.labels=team",
                                connector + "options.attempts=1"));
        arguments.addAll(List.of(more));
        service =
                RunningService.having(
                        SetClock.class, DATABASE, home, arguments.toArray(String[]::new));
        company = new Company(service.uri());
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        cluster.close();
    }

    @Test
    void a_the_running_day_is_expected_and_preliminary() {
        var tested = company.preparer().post("/connectors/eu/test", Map.of()).ok();
        assertThat(tested.get("passed").asBoolean()).as("%s", tested).isTrue();
        assertThat(states()).containsExactly("2026-10-28 MISSING", "2026-10-29 MISSING");
        fetch(Map.of("from", "2026-10-29", "to", "2026-10-29"));
        assertThat(states())
                .containsExactly("2026-10-28 MISSING", "2026-10-29 RECEIVED PRELIMINARY");
    }

    /** Complaint 20: the present is never taken for a day that nobody saw. */
    @Test
    void b_a_day_that_nobody_saw_is_refused_and_stays_missing() {
        fetch(Map.of());
        var slice = slices().getFirst();
        assertThat(slice.get("state").asString()).isEqualTo("FAILED");
        assertThat(slice.get("failure").get("reason").asString()).isEqualTo("REFUSED");
        assertThat(slice.get("failure").get("message").asString()).contains("'except'");
    }

    @Test
    void c_a_day_that_is_over_stays_as_it_was_seen_last() {
        SetClock.set("2026-10-30T10:00:00Z");
        cluster.namespace("team-payments", "{\"team\": \"search\"}");
        assertThat(states())
                .containsExactly(
                        "2026-10-28 FAILED", "2026-10-29 RECEIVED FINAL", "2026-10-30 MISSING");
        fetch(Map.of());
        var due = company.preparer().post("/connectors/eu/fetches", Map.of("dryRun", true)).ok();
        assertThat(due.get("slices").valueStream().map(one -> one.get("slice").asString()))
                .as("what cannot be had is given up, what runs is seen again and again")
                .containsExactly("2026-10-30");
        SetClock.set("2026-10-31T23:00:00Z");
        cluster.namespace("team-data", "{}");
        fetch(Map.of());
        SetClock.set("2026-11-02T08:00:00Z");
        assertThat(states())
                .containsExactly(
                        "2026-10-28 FAILED",
                        "2026-10-29 RECEIVED FINAL",
                        "2026-10-30 RECEIVED FINAL",
                        "2026-10-31 RECEIVED FINAL");
    }

    @Test
    void d_what_was_delivered_by_file_is_named_under_except() {
        assertThat(received()).isFalse();
        service.close();
        open("--chargeback.connectors[0].except=2026-10-28");
        accepted("namespace-labels", "namespace-labels.csv", "2026-10-29");
        fetch(Map.of("from", "2026-10-29", "to", "2026-10-29"));
        assertThat(states().getFirst())
                .as("it stays what was observed, for nobody can observe it any more")
                .isEqualTo("2026-10-29 RECEIVED FINAL");
    }

    /** Complaint 20: a label that changed in the month counts from the day on which it did. */
    @Test
    void e_the_month_is_posted_by_the_labels_of_each_day() {
        var run = company.chargeback(MONTH, "standard");
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(received()).isTrue();
        assertThat(whose("team-payments", "2026-10-29")).containsExactly("CC-4100");
        assertThat(whose("team-payments", "2026-10-30")).containsExactly("CC-4200");
        assertThat(whose("team-payments", "2026-10-31")).containsExactly("CC-4200");
        assertThat(whose("team-data", "2026-10-30")).containsExactly("CC-4300");
        assertThat(whose("team-data", "2026-10-31")).containsExactly("CC-UNATTRIBUTED");
    }

    /** Complaint 5: coverage of the month, and why each namespace fell through. */
    @Test
    void f_coverage_says_how_much_by_money_and_by_pods_and_why_not() {
        var coverage = coverage("");
        assertThat(coverage.get("run").get("posted").asBoolean()).isTrue();
        assertThat(coverage.get("labels").toString())
                .isEqualTo("[{\"key\":\"team\",\"on\":\"namespace\"}]");
        var whole = coverage.get("money").get(1);
        assertThat(whole.get("scope").asString()).isEqualTo("all");
        assertThat(amount(whole.get("parts").get("total")))
                .isEqualByComparingTo(
                        company.totals(MONTH).values().stream()
                                .map(BigDecimal::new)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
        for (var row : coverage.get("money")) {
            var parts = row.get("parts");
            var sum =
                    parts.propertyStream()
                            .filter(part -> !part.getKey().equals("total"))
                            .map(part -> amount(part.getValue()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(amount(parts.get("total")));
        }
        var first = coverage.get("namespaces").get(0);
        assertThat(first.get("namespace").asString()).isEqualTo("team-data");
        assertThat(first.get("reasons").get(0).asString())
                .isEqualTo("label team is missing on 1 of the 31 days that are known");
        assertThat(first.get("pods").asString()).isEqualTo("3");
        var pods = coverage.get("pods").get(0);
        assertThat(pods.get("pods").asString()).isEqualTo("30");
        assertThat(pods.get("with").asString()).isEqualTo("29");
        assertThat(pods.get("coverage").asString()).isEqualTo("0.9666");
        assertThat(pods.get("days").asInt()).isEqualTo(3);
        var nodes = coverage.get("money").get(0);
        var unattributed = amount(nodes.get("parts").get("unattributed"));
        assertThat(amount(nodes.get("withoutLabel"))).isEqualByComparingTo(unattributed);
        assertThat(unattributed).isPositive();
        assertThat(coverage("?cluster=other").get("money")).isEmpty();
    }

    @Test
    void g_the_policy_for_the_cluster_enforces_what_most_pods_have_already() {
        var path = "/policies/standard/versions/1/kyverno";
        assertThat(yaml(path)).contains("failureAction: Audit", "\"not measured\"");
        assertThat(yaml(path + "?period=" + MONTH))
                .contains("failureAction: Enforce", "\"0.9666\"", "\"kube-system\"", "\"team\"");
        assertThat(yaml(path + "?period=" + MONTH + "&threshold=0.97"))
                .contains("failureAction: Audit");
        assertThat(company.auditor().get(path + "?threshold=2").status()).isEqualTo(422);
        assertThat(company.auditor().get("/policies/none/versions/1/kyverno").status())
                .isEqualTo(404);
    }

    @Test
    void h_the_page_shows_both_to_those_who_see_everything() throws Exception {
        var page = page("auditor");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("By money", "By pods", "96.66 %", "label team is missing on 1 of the 31")
                .contains("outside clusters");
        assertThat(page("owner").statusCode()).isEqualTo(403);
        var owner = new LedgerClient(service.uri(), "owner", "demo");
        assertThat(owner.get("/periods/" + MONTH + "/label-coverage").status()).isEqualTo(403);
        assertThat(owner.get("/policies/standard/versions/1/kyverno").status()).isEqualTo(403);
    }

    private HttpResponse<String> page(String user) throws Exception {
        var login = (user + ":demo").getBytes(StandardCharsets.UTF_8);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        service.uri().resolve("/periods/" + MONTH + "/labels"))
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString(login))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private String yaml(String path) {
        var answer = company.auditor().get(path, "application/yaml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode coverage(String query) {
        return company.auditor().get("/periods/" + MONTH + "/label-coverage" + query).ok();
    }

    private static BigDecimal amount(JsonNode money) {
        return new BigDecimal(money.get("amount").asString());
    }

    /** Who bears what a namespace used of nodes on a day. */
    private List<String> whose(String namespace, String day) {
        var next = LocalDate.parse(day).plusDays(1);
        return company.auditor()
                .get(
                        "/showback?groupBy=costCenter&granularity=day&filter=namespace:%s&from=%s&to=%s"
                                .formatted(namespace, day, next))
                .ok()
                .get("items")
                .valueStream()
                .map(item -> item.get("key").get("costCenter").asString())
                .toList();
    }

    private boolean received() {
        return company.auditor()
                .get("/periods/" + MONTH)
                .ok()
                .get("checklist")
                .valueStream()
                .filter(item -> item.get("check").asString().equals("slices-received"))
                .findFirst()
                .orElseThrow()
                .get("met")
                .asBoolean();
    }

    private void fetch(Map<String, ?> order) {
        company.preparer().post("/connectors/eu/fetches", order).ok();
        company.preparer().settled("/connectors/eu", Set.of("FETCHING"));
    }

    private List<String> states() {
        return slices().stream()
                .map(slice ->
                        slice.get("slice").asString()
                                + " "
                                + slice.get("state").asString()
                                + (slice.has("finality")
                                        ? " " + slice.get("finality").asString()
                                        : ""))
                .toList();
    }

    private List<JsonNode> slices() {
        return company.auditor()
                .get("/connectors/eu/slices")
                .ok()
                .get("items")
                .valueStream()
                .toList();
    }

    /** A file of the worked month; labels without an end get one. */
    private void accepted(String importer, String file, String until) {
        var text =
                SharedData.text("worked_month/" + file)
                        .replace("-01,,prod", "-01," + until + ",prod");
        company.accepted(
                importer, Map.of(), new Upload(file, text.getBytes(StandardCharsets.UTF_8)));
    }
}
