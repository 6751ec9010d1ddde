package org.chargebackledger.api.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.close.PeriodService;
import org.chargebackledger.api.http.consistency.ReadModels;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.journal.Entry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every endpoint that reads, on two months whose figures can be worked out by hand. */
class ReadingTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static RunningService service;
    private static Company company;
    private static LedgerClient auditor;
    private static LedgerClient owner;

    @BeforeAll
    static void settle() {
        service = RunningService.start();
        company = new Company(service.uri());
        SmallCompany.settle(company);
        auditor = company.auditor();
        owner = new LedgerClient(service.uri(), "owner", "demo");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void entries_come_in_pages_and_as_the_bytes_that_were_hashed() {
        var path = "/periods/2026-09/journal-entries";
        var lines = auditor.get(path, "application/x-ndjson").body().lines().toList();
        var items = all(auditor, path + "?limit=1");

        assertThat(items).hasSize(lines.size()).hasSize(2);
        assertThat(items.getFirst().get("previousHash").asString()).isEqualTo(Entry.NO_PREDECESSOR);
        assertThat(items.get(1).get("previousHash").asString())
                .isEqualTo(items.getFirst().get("hash").asString());
        assertThat(lines.getFirst()).contains(items.getFirst().get("hash").asString());
        assertThat(auditor.get("/journal-entries/2026-09-000002").ok()).isEqualTo(items.get(1));
        refused(auditor.get("/journal-entries/2026-09-000099"), 404, "journal-entry-unknown");
        refused(auditor.get("/periods/2031-01/journal-entries"), 404, "period-unknown");
        refused(auditor.get(path, "image/png"), 406, "not-acceptable");
        refused(owner.get(path), 403, "access-denied");
    }

    @Test
    void the_trial_balance_is_zero_and_the_bill_is_the_ledger() {
        var balance = auditor.get("/periods/2026-09/trial-balance").ok();
        var reconciliation = auditor.get("/periods/2026-10/reconciliation?grain=true").ok();
        var account = reconciliation.get("accounts").get(0);

        assertThat(amount(balance.get("difference"))).isEqualTo("0.00");
        assertThat(balance.get("rows").get(0).get("account").asString())
                .isEqualTo("clearing:Cloud:4711");
        assertThat(reconciliation.get("reconciled").asBoolean()).isTrue();
        assertThat(amount(account.get("billed"))).isEqualTo("295.01");
        assertThat(account.get("billedExact").asString()).isEqualTo("295.005");
        assertThat(amount(account.get("difference"))).isEqualTo("0.00");
        assertThat(amount(reconciliation.get("run").get("totals").get(0).get("clearing")))
                .isEqualTo("295.01");
        assertThat(reconciliation.get("grain").size()).isPositive();
        refused(auditor.get("/periods/2026-09/trial-balance?asOf=99"), 404, "as-of-unknown");
    }

    @Test
    void a_statement_is_served_in_three_forms_to_those_whose_it_is() {
        var path = "/periods/2026-09/statements/CC-1";
        var json = owner.get(path).ok();
        var csv = owner.get(path + ".csv");
        var html = owner.get(path, "text/html");

        assertThat(amount(json.get("total"))).isEqualTo("186.67");
        assertThat(json.get("mode").asString()).isEqualTo("CHARGEBACK");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.body().lines().findFirst())
                .contains(
                        "cost_center,kind,pool,charge_category,service,cluster,namespace,amount,"
                                + "currency");
        assertThat(sumOfLastButOne(csv.body())).isEqualByComparingTo("186.67");
        assertThat(html.body()).contains("<h1>").contains("186.67");
        assertThat(html.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(owner.get(path + ".json").body()).isEqualTo(owner.get(path).body());
        refused(owner.get("/periods/2026-09/statements/CC-2"), 403, "not-your-cost-center");
        refused(owner.get("/periods/2026-09/statements/CC-77"), 403, "not-your-cost-center");
        refused(auditor.get("/periods/2026-09/statements/CC-77"), 404, "statement-unknown");
        refused(auditor.get(path + "?view=other"), 422, "parameter-invalid");
        refused(auditor.get(path, "application/zip"), 406, "not-acceptable");
    }

    @Test
    void totals_are_listed_in_pages_and_only_as_far_as_the_caller_sees() {
        assertThat(company.totals("2026-09")).isEqualTo(Map.of("CC-1", "186.67", "CC-2", "88.33"));
        var pages = all(auditor, "/periods/2026-09/statements?limit=1");
        assertThat(pages).hasSize(2);
        var own = owner.get("/periods/2026-09/statements").ok().get("items");
        assertThat(own).hasSize(1);
        assertThat(own.get(0).get("costCenter").asString()).isEqualTo("CC-1");
    }

    @Test
    void every_posting_is_explained_and_its_lines_lead_back_to_it() {
        for (var entry : company.entries("2026-10")) {
            for (var posting : entry.get("postings")) {
                var id = posting.get("id").asString();
                var why = auditor.get("/postings/" + id + "/explanation").ok();
                assertThat(why.get("exact")).isEqualTo(posting.get("exact"));
                assertThat(why.get("roundingUnits")).isEqualTo(posting.get("roundingUnits"));
                assertThat(why.get("policy").get("version").asInt()).isEqualTo(1);
                assertThat(why.get("sentence").asString()).endsWith(".");
                var lines = all(auditor, "/cost-lines?posting=" + id + "&limit=2");
                assertThat(lines).hasSize(why.get("costLines").get("lines").asInt()).isNotEmpty();
                if (posting.has("key")) {
                    lines.forEach(line -> assertThat(postings(line)).contains(id));
                }
            }
        }
    }

    @Test
    void an_explanation_names_the_rule_or_the_pool_with_its_driver() {
        var tax = explanation("2026-10", "pool", "tax");
        var node = explanation("2026-10", "node", "");

        assertThat(tax.get("pool").asString()).isEqualTo("tax");
        assertThat(tax.has("rule")).isFalse();
        assertThat(tax.get("driver").get("name").asString()).isEqualTo("direct-cost");
        assertThat(tax.get("driver").get("value").asString()).startsWith("150.005");
        assertThat(tax.get("driver").get("total").asString()).startsWith("215.005");
        assertThat(tax.get("poolTotal").asString()).isEqualTo("25");
        assertThat(tax.get("sentence").asString())
                .isEqualTo(
                        "CC-1 bears 17.44 USD of the 25 USD in the shared pool “tax”: its part is"
                                + " 69.77 %, by direct cost (150.01 of 215.01).");
        assertThat(node.get("rule").asString()).isEqualTo("teams");
        assertThat(node.get("costLines").get("rows").asInt()).isEqualTo(1);
        assertThat(node.get("sentence").asString())
                .contains("1,488 of 2,976 CPU core-hours")
                .contains("5,952 of 11,904 RAM GiB-hours");
    }

    @Test
    void a_correction_says_what_is_due_now_and_a_reversal_what_it_takes_back()
            throws InterruptedException {
        SmallCompany.month(company, "2026-11", "2026-12", "10.00");
        SmallCompany.month(company, "2026-11", "2026-12", "12.50");
        var correction = company.entries("2026-11").get(2);
        var posting = correction.at("/postings/0/id").asString();
        var number = correction.get("number").asString();

        assertThat(correction.get("kind").asString()).isEqualTo("TRUE_UP");
        assertThat(auditor.get("/postings/" + posting + "/explanation").ok().get("sentence"))
                .asString()
                .contains(
                        "CC-1 bears 2.50 USD for database: its due is now 12.50 USD, and this is"
                                + " the difference to the 10.00 USD posted before.");

        service.bean(PeriodService.class)
                .reverse("main", number, "ERROR", new Stamp("approver", Instant.EPOCH));
        assertThat(service.bean(ReadModels.class).awaitCurrent(Duration.ofSeconds(10))).isTrue();
        var reversal = company.entries("2026-11").getLast().at("/postings/0/id").asString();
        var why = auditor.get("/postings/" + reversal + "/explanation").ok();
        assertThat(why.get("reverses").asString()).isEqualTo(posting);
        assertThat(amount(why.get("rounded"))).isEqualTo("-2.50");
    }

    @Test
    void an_owner_sees_the_explanations_of_their_own_postings_only() {
        for (var entry : company.entries("2026-09")) {
            var first = entry.get("postings").get(0);
            var answer = owner.get("/postings/" + first.get("id").asString() + "/explanation");
            assertThat(answer.status())
                    .isEqualTo(first.get("costCenter").asString().equals("CC-1") ? 200 : 403);
        }
        refused(
                owner.get("/postings/2026-09-000009-0001/explanation"),
                403,
                "not-your-cost-center");
        refused(auditor.get("/postings/x/explanation"), 404, "posting-unknown");
    }

    @Test
    void the_lines_of_a_snapshot_are_all_of_the_bill() {
        var tax = explanation("2026-10", "pool", "tax");
        var snapshot = tax.get("snapshots").get(0).asString();
        var lines = all(auditor, "/cost-lines?snapshot=" + snapshot + "&limit=2");

        assertThat(lines).hasSize(5);
        var one = lines.get(3);
        assertThat(one.get("id").asString()).isEqualTo(snapshot + "-4");
        assertThat(auditor.get("/cost-lines/" + snapshot + "-4").ok()).isEqualTo(one);
        var rows = auditor.get("/cost-lines/" + snapshot + "-4/rows").ok().get("items");
        assertThat(rows.size()).isEqualTo(one.get("rows").asInt());
        var billed = BigDecimal.ZERO;
        for (var row : rows) {
            assertThat(row.get("line").asInt()).isGreaterThan(1);
            billed = billed.add(new BigDecimal(row.get("cells").get("BilledCost").asString()));
        }
        assertThat(billed).isEqualByComparingTo(one.get("billed").asString());
        refused(auditor.get("/cost-lines/" + snapshot + "-6/rows"), 404, "cost-line-unknown");
        refused(auditor.get("/cost-lines/" + snapshot + "-6"), 404, "cost-line-unknown");
        refused(auditor.get("/cost-lines/nothing"), 404, "cost-line-unknown");
        refused(auditor.get("/cost-lines"), 422, "parameter-missing");
    }

    @Test
    void node_shares_show_what_each_namespace_took_and_what_was_idle() {
        var runId = auditor.get("/periods/2026-10/runs").ok().at("/items/0/runId").asString();
        var path = "/periods/2026-10/runs/" + runId + "/node-shares";
        var rows = all(auditor, path + "?limit=20");
        var day = auditor.get(path + "?day=2026-10-05&namespace=shop").ok().get("items");

        assertThat(rows).hasSize(31 * 3);
        assertThat(sum(rows, "amount")).isEqualByComparingTo("60");
        assertThat(day).hasSize(1);
        assertThat(day.get(0).at("/parts/0/driver").asString()).isEqualTo("cpu-core-hours");
        assertThat(day.get(0).at("/parts/0/value").asString()).isEqualTo("48");
        assertThat(day.get(0).at("/parts/0/total").asString()).isEqualTo("96");
        refused(auditor.get("/periods/2026-10/runs/none/node-shares"), 404, "run-unknown");
    }

    @Test
    void showback_groups_and_filters_and_keeps_owners_to_their_own() {
        var path = "/showback?from=2026-09&to=2026-10&granularity=month&groupBy=costCenter";
        var rows = auditor.get(path).ok().get("items");
        var own = owner.get(path).ok().get("items");
        var filtered = auditor.get(path + "&filter=kind:direct&filter=costCenter:CC-2").ok();

        assertThat(rows).hasSize(4);
        assertThat(own).hasSize(2);
        assertThat(own.get(0).at("/key/costCenter").asString()).isEqualTo("CC-1");
        assertThat(amount(filtered.at("/items/0/amount"))).isEqualTo("50.00");
        assertThat(all(auditor, path + "&limit=1")).hasSize(4);
        refused(owner.get(path + "&filter=costCenter:CC-2"), 403, "not-your-cost-center");
        refused(auditor.get("/showback?from=2026-09&to=2026-13"), 422, "parameter-invalid");
        refused(auditor.get(path + "&filter=colour:red"), 422, "parameter-invalid");
    }

    @Test
    void the_finance_system_pulls_by_cursor_and_answers_once() {
        var erp = company.erp();
        var first = erp.get("/erp/journals?limit=1").ok();
        var number = first.at("/items/0/number").asString();
        var path = "/erp/journals/" + number + "/acknowledgement";
        var posted = Map.of("status", "POSTED", "documentNumber", "4900001");

        assertThat(first.at("/items/0/accounts/0/glAccount").asString()).isEqualTo("6100");
        assertThat(
                        erp.get(
                                        "/erp/journals?limit=500&cursor="
                                                + first.get("nextCursor").asString())
                                .ok()
                                .get("items"))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(erp.put(path, posted).ok().at("/acknowledgement/documentNumber").asString())
                .isEqualTo("4900001");
        assertThat(erp.put(path, posted).status()).isEqualTo(200);
        refused(erp.put(path, Map.of("status", "REJECTED")), 409, "already-posted");
        refused(
                erp.put("/erp/journals/2026-09-000099/acknowledgement", posted),
                404,
                "journal-entry-unknown");
        refused(erp.get("/erp/journals/" + number + "?format=sap"), 422, "format-unknown");
        refused(auditor.put(path, posted), 403, "access-denied");
    }

    @Test
    void closes_are_listed_with_what_their_chain_is_verified_by() {
        var close = auditor.get("/audit/closes").ok().at("/items/0");

        assertThat(close.get("period").asString()).isEqualTo("2026-09");
        assertThat(close.get("previousClose").asString()).isEqualTo(Entry.NO_PREDECESSOR);
        assertThat(close.get("head").asString())
                .isEqualTo(company.entries("2026-09").getLast().get("hash").asString());
        assertThat(close.get("checklist").size()).isPositive();
        var content =
                new TreeMap<String, Object>(
                        JSON.convertValue(close, new TypeReference<Map<String, Object>>() {}));
        assertThat(content.remove("closeHash")).isEqualTo(CanonicalJson.hash(content));
    }

    private static JsonNode explanation(String period, String kind, String pool) {
        for (var entry : company.entries(period)) {
            for (var posting : entry.get("postings")) {
                if (posting.at("/key/kind").asString().equals(kind)
                        && posting.at("/key/pool").asString().equals(pool)
                        && posting.get("costCenter").asString().equals("CC-1")) {
                    var id = posting.get("id").asString();
                    return auditor.get("/postings/" + id + "/explanation").ok();
                }
            }
        }
        throw new AssertionError("no posting of " + kind + " " + pool);
    }

    private static List<String> postings(JsonNode line) {
        var path = "/cost-lines/" + line.get("id").asString() + "/postings";
        return all(auditor, path).stream().map(one -> one.get("id").asString()).toList();
    }

    /** All items of a list, page after page. */
    private static List<JsonNode> all(LedgerClient client, String path) {
        var items = new ArrayList<JsonNode>();
        var page = client.get(path).ok();
        page.get("items").forEach(items::add);
        while (page.has("nextCursor")) {
            page =
                    client.get(
                                    path
                                            + (path.contains("?") ? "&" : "?")
                                            + "cursor="
                                            + page.get("nextCursor").asString())
                            .ok();
            page.get("items").forEach(items::add);
        }
        return items;
    }

    private static void refused(LedgerClient.Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("type").asString()).isEqualTo("/problems/" + slug);
    }

    private static String amount(JsonNode money) {
        return money.get("amount").asString();
    }

    private static BigDecimal sum(List<JsonNode> rows, String member) {
        return rows.stream()
                .map(row -> new BigDecimal(row.get(member).asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sumOfLastButOne(String csv) {
        return csv.lines()
                .skip(1)
                .map(row -> row.split(","))
                .map(cells -> new BigDecimal(cells[cells.length - 2]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
