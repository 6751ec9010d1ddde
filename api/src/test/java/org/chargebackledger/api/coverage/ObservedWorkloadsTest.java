package org.chargebackledger.api.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.SetClock;
import org.chargebackledger.api.connector.FakePrometheus;
import org.chargebackledger.api.journey.Company;
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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The worked month by readings that carry no label, of its last three days from Prometheus, and by
 * the labels of workloads, of its last two days as a cluster showed them; before that by file. The
 * steps build on each other, in the order of their names.
 */
@ResourceLock(SetClock.LOCK)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class ObservedWorkloadsTest {

    private static final String MONTH = "2026-10";
    private static final String HEADER = "valid_from,valid_to,cluster,namespace,workload,labels\n";

    /** What each namespace's workloads are labelled with, by node, as the fakes name them. */
    private static final Map<String, List<String>> WORKLOADS =
            Map.of(
                    "payments", List.of("app-n1"),
                    "search", List.of("app-n1", "app-n2"),
                    "data", List.of("app-n2"));

    private static final Map<String, String> TOTALS =
            Map.of(
                    "CC-4100", "393.44",
                    "CC-4200", "163.51",
                    "CC-4300", "191.12",
                    "CC-UNATTRIBUTED", "3.33");

    private final FakePrometheus readings = new FakePrometheus();
    private final FakeApiServer cluster = new FakeApiServer();
    private RunningService service;
    private Company company;

    @BeforeAll
    void start() {
        var costCenters = SharedData.text("worked_month/cost-centers.json");
        SetClock.set("2026-10-30T10:00:00Z");
        cluster.namespace("kube-system", "{}");
        cluster.pod("kube-system", "dns");
        WORKLOADS.forEach((team, workloads) -> {
            cluster.namespace("team-" + team, "{}");
            workloads.forEach(name -> cluster.pod("team-" + team, name, label(team)));
        });
        service =
                RunningService.having(
                        SetClock.class,
                        "observed_workloads",
                        RunningService.scratch(),
                        arguments().toArray(String[]::new));
        company = new Company(service.uri());
        company.register(costCenters);
        company.adopt(
                "standard",
                SharedData.text("worked_month/policy.yaml").replace("namespaceLabel", "label"),
                MONTH);
        accepted("focus", SharedData.text("worked_month/bill-focus-1.2.csv"));
        accepted("metrics-csv", requests());
        // What was before the connectors.
        accepted("node-csv", SharedData.text("worked_month/nodes.csv"));
        accepted("usage-csv", usage());
    }

    private List<String> arguments() {
        var prometheus = "--chargeback.connectors[0].";
        var kubernetes = "--chargeback.connectors[1].";
        return List.of(
                prometheus + "name=readings",
                prometheus + "kind=prometheus",
                prometheus + "from=" + MONTH + "-29",
                prometheus + "until=" + MONTH + "-31",
                prometheus + "options.address=" + readings.address(),
                prometheus + "options.clusters=prod",
                prometheus + "options.window-hours=24",
                prometheus + "options.first-pause-millis=1",
                kubernetes + "name=cluster",
                kubernetes + "kind=kubernetes",
                kubernetes + "from=" + MONTH + "-30",
                kubernetes + "until=" + MONTH + "-31",
                kubernetes + "options.address=" + cluster.address(),
                kubernetes + "options.token=s3cret",
                kubernetes + "options.cluster=prod",
                kubernetes + "options.labels=team",
                kubernetes + "options.attempts=1");
    }

    /** Of cost centers: a metric of namespaces knows no workload whose label could be asked. */
    private static String requests() {
        var text = new StringBuilder("interval_start,interval_end,metric,cost_center,value,unit\n");
        Map.of("CC-4100", "1250000", "CC-4200", "3600000", "CC-4300", "150000")
                .forEach((code, value) ->
                        text.append("2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,ingress_requests,")
                                .append(code + "," + value + ",requests\n"));
        return text.toString();
    }

    /** Readings of workloads, called as Prometheus' are. */
    private static String usage() {
        var text = SharedData.text("worked_month/usage.csv");
        return text.replaceAll(",prod,(n[12]),([a-z-]+),,", ",prod,$1,$2,app-$1,");
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        cluster.close();
        readings.close();
    }

    @Test
    void a_the_month_is_posted_by_the_labels_that_workloads_had_on_each_day() {
        fetch("cluster");
        SetClock.set("2026-10-31T12:00:00Z");
        cluster.pod("team-payments", "app-n1", label("search"));
        fetch("cluster");
        SetClock.set("2026-11-02T08:00:00Z");
        fetch("readings");
        accepted("workload-labels", labels("2026-10-01", "2026-10-30"));

        var run = company.chargeback(MONTH, "standard");
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(whose("team-payments", "2026-10-29")).containsExactly("CC-4100");
        assertThat(whose("team-payments", "2026-10-30")).containsExactly("CC-4100");
        assertThat(whose("team-payments", "2026-10-31")).containsExactly("CC-4200");
        assertThat(whose("team-search", "2026-10-31")).containsExactly("CC-4200");
        assertThat(company.totals(MONTH)).containsEntry("CC-UNATTRIBUTED", "3.33");
    }

    @Test
    void b_an_explanation_names_the_label_and_who_delivered_it() {
        var before = labelsBehind("CC-4100", "team-payments");
        assertThat(before).hasSize(1);
        var payments = before.getFirst();
        assertThat(payments.get("workload").asString()).isEqualTo("app-n1");
        assertThat(payments.get("key").asString()).isEqualTo("team");
        assertThat(payments.get("value").asString()).isEqualTo("payments");
        assertThat(payments.get("firstDay").asString()).isEqualTo("2026-10-01");
        assertThat(payments.get("endDay").asString()).isEqualTo("2026-10-31");
        assertThat(payments.get("imports")).hasSize(2);
        var search = labelsBehind("CC-4200", "team-payments").getFirst();
        assertThat(search.get("value").asString()).isEqualTo("search");
        assertThat(search.get("firstDay").asString()).isEqualTo("2026-10-31");
        var delivered =
                company.auditor().get("/imports/" + search.get("imports").get(0).asString());
        assertThat(delivered.ok().get("source").asString()).isEqualTo("workload-labels");
    }

    @Test
    void c_coverage_by_money_counts_what_workloads_labels_attribute() {
        var money =
                company.auditor().get("/periods/" + MONTH + "/label-coverage").ok().get("money");
        var nodes = money.get(0);
        assertThat(nodes.get("scope").asString()).isEqualTo("kubernetes");
        assertThat(amount(nodes.get("parts").get("workloadLabel"))).isPositive();
        assertThat(amount(nodes.get("parts").get("unattributed"))).isZero();
        assertThat(nodes.get("coverage").asString()).isEqualTo("1");
    }

    @Test
    void d_other_labels_outdate_the_run_of_an_open_month() {
        assertThat(isMet("run-current")).isTrue();
        accepted("workload-labels", labels("2026-10-31", "2026-11-01"));
        assertThat(isMet("run-current")).isFalse();
        company.chargeback(MONTH, "standard");
        assertThat(isMet("run-current")).isTrue();
        assertThat(company.totals(MONTH)).containsExactlyInAnyOrderEntriesOf(TOTALS);
    }

    @Test
    void e_a_closed_month_never_moves() {
        company.close(MONTH);
        var entries = company.entries(MONTH).toString();
        var statement = statement();
        accepted("workload-labels", labels("2026-10-01", "").replace("payments\"\"", "data\"\""));
        assertThat(statement()).isEqualTo(statement);
        assertThat(company.entries(MONTH)).hasToString(entries);
        assertThat(whose("team-payments", "2026-10-15")).containsExactly("CC-4100");
        assertThat(labelsBehind("CC-4100", "team-payments").getFirst().get("value").asString())
                .isEqualTo("payments");
    }

    private String statement() {
        return company.auditor().get("/periods/" + MONTH + "/statements/CC-4100").body();
    }

    private static String label(String team) {
        return "{\"team\": \"" + team + "\"}";
    }

    private static String labels(String from, String to) {
        var text = new StringBuilder(HEADER);
        WORKLOADS.forEach((team, workloads) ->
                workloads.forEach(name ->
                        text.append(
                                "%s,%s,prod,team-%s,%s,\"%s\"\n"
                                        .formatted(
                                                from,
                                                to,
                                                team,
                                                name,
                                                label(team).replace("\"", "\"\"")))));
        return text.toString();
    }

    /** The dated labels in the explanation of what a cost center pays for a namespace's nodes. */
    private List<JsonNode> labelsBehind(String costCenter, String namespace) {
        var labels = new ArrayList<JsonNode>();
        for (var entry : company.entries(MONTH)) {
            for (var posting : entry.get("postings")) {
                if (labels.isEmpty()
                        && posting.path("costCenter").asString("").equals(costCenter)
                        && posting.path("key").path("namespace").asString("").equals(namespace)) {
                    var path = "/postings/" + posting.get("id").asString() + "/explanation";
                    company.auditor().get(path).ok().get("labels").forEach(labels::add);
                }
            }
        }
        return labels;
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

    private boolean isMet(String check) {
        return company.auditor()
                .get("/periods/" + MONTH)
                .ok()
                .get("checklist")
                .valueStream()
                .filter(item -> item.get("check").asString().equals(check))
                .findFirst()
                .orElseThrow()
                .get("met")
                .asBoolean();
    }

    private void fetch(String connector) {
        company.preparer().post("/connectors/" + connector + "/fetches", Map.of()).ok();
        company.preparer().settled("/connectors/" + connector, Set.of("FETCHING"));
    }

    private void accepted(String source, String text) {
        company.accepted(
                source, Map.of(), new Upload(source, text.getBytes(StandardCharsets.UTF_8)));
    }
}
