package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.connector.FakeOpenCost.Prices;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.journey.SharedData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The worked month with its usage and its estimate fetched from OpenCost: what the model says
 * against what the ledger holds. The steps build on each other, in the order of their names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class EstimatedMonthTest {

    private static final String MONTH = "2024-10";
    private static final String POLICY = "standard";
    private static final String ESTIMATES = "/periods/" + MONTH + "/estimates";
    private static final String RECONCILIATION = "/periods/" + MONTH + "/reconciliation/estimate";

    private static final String CHANGES = "/master-data-changes";

    /** Of 31 days: 744 hours, and six allocations a day that are each adjusted by -0.5. */
    private static final BigDecimal HOURS = BigDecimal.valueOf(744);

    private static final BigDecimal ADJUSTED = new BigDecimal("-15.5");

    private FakeOpenCost source = new FakeOpenCost();
    private RunningService service;
    private Company company;

    @BeforeAll
    void start() {
        source.prices(new Prices("0.04", "0.004", "0.01"));
        var costCenters = text("cost-centers.json");
        service =
                RunningService.start(
                        ConnectorArguments.of(
                                source, MONTH + "-01", MONTH + "-31", "options.currency=USD"));
        company = new Company(service.uri());
        company.register(costCenters);
        company.adopt(POLICY, text("policy.yaml"), MONTH);
        accepted("focus", "bill-focus-1.2.csv");
        accepted("node-csv", "nodes.csv");
        accepted("metrics-csv", "metrics.csv");
        accepted("namespace-labels", "namespace-labels.csv");
        ConnectorArguments.fetch(company.preparer(), Map.of());
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        source.close();
    }

    @Test
    void a_estimates_add_up_to_what_the_service_said() {
        var expected =
                FakeOpenCost.WORKED_MONTH.stream()
                        .map(pod -> nodes(pod.cpuRequested(), pod.ramRequested()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var network = new BigDecimal("0.06").multiply(HOURS);
        var row = only(ESTIMATES);
        assertThat(row.get("key").toString()).isEqualTo("{\"cluster\":\"prod\"}");
        assertThat(row.get("days").asInt()).isEqualTo(31);
        assertThat(row.get("amount").get("currency").asString()).isEqualTo("USD");
        assertThat(amount(row)).isEqualByComparingTo(expected.add(network));
        assertThat(items(ESTIMATES + "?groupBy=category"))
                .extracting(one -> one.get("key").get("category").asString())
                .containsExactly("cpu", "network", "ram");
        assertThat(items(ESTIMATES + "?groupBy=namespace"))
                .extracting(one -> one.get("key").toString())
                .contains("{\"cluster\":\"prod\",\"namespace\":\"team-search\"}")
                .hasSize(4);
        assertThat(items(ESTIMATES + "?groupBy=day,node&limit=1000")).hasSize(62);
        assertThat(company.auditor().get(ESTIMATES + "?groupBy=color").status()).isEqualTo(422);
    }

    @Test
    void b_before_the_month_is_posted_there_is_nothing_to_compare_with() {
        company.preparer().put("/periods/" + MONTH, Map.of()).ok();
        var answer = company.auditor().get(RECONCILIATION).ok();
        assertThat(answer.has("runId")).isFalse();
        assertThat(answer.get("within").asBoolean()).isFalse();
        assertThat(cluster(answer).get("nodes").get("outcome").asString()).isEqualTo("NO_COST");
    }

    /** The ledger's side is that of the worked month: idle 69.33, the platform's pool 8.95. */
    @Test
    void c_posted_node_cost_is_compared_by_cluster_and_namespace() {
        company.chargeback(MONTH, POLICY);
        var answer = company.auditor().get(RECONCILIATION).ok();
        var cluster = cluster(answer);
        assertThat(answer.get("tolerance").asString()).isEqualTo("0.05");
        assertThat(cluster.get("currency").asString()).isEqualTo("USD");
        assertThat(cluster.get("ledger").get("idle").asString()).startsWith("69.33221843");
        assertThat(cluster.get("ledger").get("pools").asString()).startsWith("8.94958076");
        assertThat(cluster.get("ledger").get("otherDays").asString()).isEqualTo("0");
        assertThat(cluster.get("apart").toString()).isEqualTo("{\"network\":\"44.64\"}");

        var nodes = cluster.get("nodes");
        assertThat(decimal(nodes, "ledger"))
                .isEqualByComparingTo(
                        decimal(cluster.get("ledger"), "direct")
                                .add(decimal(cluster.get("ledger"), "pools")));
        var whole = new BigDecimal("239.5300000001");
        assertThat(decimal(nodes, "ledger").add(decimal(cluster.get("ledger"), "idle")))
                .isEqualByComparingTo(whole);
        assertThat(decimal(nodes, "difference"))
                .isEqualByComparingTo(
                        decimal(nodes, "estimate").subtract(decimal(nodes, "ledger")));

        var payments =
                cluster.get("namespaces")
                        .valueStream()
                        .filter(one -> one.get("namespace").asString().equals("team-payments"))
                        .findFirst()
                        .orElseThrow()
                        .get("nodes");
        assertThat(decimal(payments, "estimate")).isEqualByComparingTo(nodes("1", "4"));
        assertThat(payments.get("ledger").asString()).startsWith("30.5");
        assertThat(payments.get("outcome").asString()).isEqualTo("OUTSIDE");
        assertThat(payments.get("percent").asString()).matches("-?[0-9]+[.][0-9]{2}");
    }

    /** A re-read day with other prices is another estimate and the same readings. */
    @Test
    void d_a_day_that_is_read_again_replaces_its_estimate_and_outdates_no_run() {
        var fingerprint = fingerprint();
        var before = items(ESTIMATES + "?groupBy=day");
        source.prices(new Prices("0.08", "0.008", "0.01"));
        var day = Map.of("from", MONTH + "-02", "to", MONTH + "-02");
        ConnectorArguments.fetch(company.preparer(), day);
        var after = items(ESTIMATES + "?groupBy=day");
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.getFirst()).isEqualTo(before.getFirst());
        // Twice the price of cores and GiB, before six adjustments of -0.5 and 1.44 of network.
        var nodes = amount(before.get(1)).add(new BigDecimal("3")).subtract(new BigDecimal("1.44"));
        assertThat(amount(after.get(1)).subtract(amount(before.get(1))))
                .isEqualByComparingTo(nodes);

        assertThat(check("run-current").get("met").asBoolean()).isTrue();
        var again = company.chargeback(MONTH, POLICY);
        assertThat(again.get("fingerprint").asString()).isEqualTo(fingerprint);
    }

    @Test
    void e_the_page_shows_what_is_compared() throws Exception {
        var page =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(service.uri().resolve("/periods/" + MONTH))
                                        // auditor:demo
                                        .header("Authorization", "Basic YXVkaXRvcjpkZW1v")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Estimate against ledger", "31 days", "outside");
    }

    /** A model whose adjustments take too much off is nothing to close a month by. */
    @Test
    void f_a_close_is_unmet_while_more_than_the_tolerance_has_no_cause() {
        var answer = company.auditor().get("/periods/" + MONTH + "/reconciliation/waterfall").ok();
        var variance = answer.get("variances").get(0);
        assertThat(answer.get("within").asBoolean()).isFalse();
        assertThat(variance.get("within").asBoolean()).isFalse();
        assertThat(decimal(variance, "compared").subtract(decimal(variance, "estimate")))
                .isEqualByComparingTo(decimal(variance, "remainder"))
                .isPositive();

        var check = check("estimate-to-bill");
        assertThat(check.get("met").asBoolean()).isFalse();
        assertThat(check.get("detail").asString())
                .contains(
                        variance.get("id").asString(),
                        variance.get("remainder").asString(),
                        variance.get("owner").asString(),
                        variance.get("hash").asString());
        var close =
                company.preparer()
                        .post("/periods/" + MONTH + "/close", Map.of("reason", "month end"));
        assertThat(close.status()).isEqualTo(409);
        assertThat(close.json().get("detail").asString()).contains("estimate-to-bill");
    }

    @Test
    void g_two_persons_accept_it_by_name_as_long_as_it_is_just_that() {
        var waterfall = "/periods/" + MONTH + "/reconciliation/waterfall";
        var variance = company.auditor().get(waterfall).ok().get("variances").get(0);
        var other = acceptance(variance, "0".repeat(64), "the model has old prices");
        assertThat(company.preparer().post(CHANGES, other).body()).contains("variance-changed");
        var silent = acceptance(variance, variance.get("hash").asString(), " ");
        assertThat(company.preparer().post(CHANGES, silent).body()).contains("reason-missing");
        var proposal =
                acceptance(variance, variance.get("hash").asString(), "the model has old prices");
        var change = company.preparer().post(CHANGES, proposal).ok();
        assertThat(change.get("content").get("owner")).isEqualTo(variance.get("owner"));
        assertThat(check("estimate-to-bill").get("met").asBoolean()).isFalse();

        company.approved(change);
        assertThat(check("estimate-to-bill").get("met").asBoolean()).isTrue();
        assertThat(check("estimate-to-bill").get("detail").asString())
                .contains(
                        variance.get("id").asString(),
                        "because 'the model has old prices'; proposed by preparer, approved by"
                                + " approver");
        var nothing = Map.of("period", MONTH, "variance", "unattributed-USD", "hash", "h");
        var within = new LinkedHashMap<String, Object>(nothing);
        within.put("reason", "why not");
        var refused =
                company.preparer()
                        .post(CHANGES, Map.of("kind", "variance-acceptance", "content", within));
        assertThat(refused.status()).isEqualTo(409);
    }

    private static Map<String, Object> acceptance(JsonNode variance, String hash, String reason) {
        return Map.of(
                "kind",
                "variance-acceptance",
                "content",
                Map.of(
                        "period",
                        MONTH,
                        "variance",
                        variance.get("id").asString(),
                        "hash",
                        hash,
                        "reason",
                        reason));
    }

    private static BigDecimal nodes(String cores, String gib) {
        return new BigDecimal("0.04")
                .multiply(new BigDecimal(cores))
                .add(new BigDecimal("0.004").multiply(new BigDecimal(gib)))
                .multiply(HOURS)
                .add(ADJUSTED);
    }

    private static JsonNode cluster(JsonNode answer) {
        assertThat(answer.get("clusters")).hasSize(1);
        return answer.get("clusters").get(0);
    }

    private String fingerprint() {
        return company.auditor()
                .get("/periods/" + MONTH + "/runs")
                .ok()
                .get("items")
                .get(0)
                .get("fingerprint")
                .asString();
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

    private List<JsonNode> items(String path) {
        return company.auditor().get(path).ok().get("items").valueStream().toList();
    }

    private JsonNode only(String path) {
        assertThat(items(path)).hasSize(1);
        return items(path).getFirst();
    }

    private static BigDecimal amount(JsonNode row) {
        return decimal(row.get("amount"), "amount");
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asString());
    }

    private void accepted(String importer, String file) {
        company.accepted(
                importer, Map.of(), new Upload(file, text(file).getBytes(StandardCharsets.UTF_8)));
    }

    /** A file of the worked month, two years earlier: its days have settled. */
    private static String text(String file) {
        return SharedData.text("worked_month/" + file).replace("2026-", "2024-");
    }
}
