package org.chargebackledger.api.restatement;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.journey.SharedData;
import org.chargebackledger.api.journey.WorkedMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bills that come once their month is closed: the closed month never moves, the difference is
 * posted in the earliest open one. The steps build on each other, in the order of their names.
 */
@TestMethodOrder(MethodName.class)
class LateBillTest extends ServiceTest {

    private static final String OCTOBER = WorkedMonth.PERIOD;
    private static final String NOVEMBER = "2026-11";
    private static final String DECEMBER = "2026-12";
    private static final String BILL = "worked_month/bill-focus-1.2.csv";

    private Company company;
    private List<String> printed = List.of();

    @BeforeEach
    void enter() {
        company = new Company(service());
    }

    @Test
    void a_a_closed_month_is_run_into_the_earliest_open_one_only() {
        WorkedMonth.deliver(company);
        assertThat(refusal(late(OCTOBER, NOVEMBER))).endsWith("period-not-closed");
        company.chargeback(OCTOBER, WorkedMonth.POLICY);
        company.close(OCTOBER);
        printed = printed(OCTOBER);
        assertThat(refusal(late(OCTOBER, NOVEMBER))).endsWith("no-open-period");
        open(NOVEMBER);
        open(DECEMBER);
        assertThat(refusal(late(OCTOBER, DECEMBER))).endsWith("posting-period-not-earliest");
        assertThat(refusal(late(NOVEMBER, DECEMBER))).endsWith("period-not-closed");
        // Nothing has come late: the run that is posted is the answer.
        late(OCTOBER, NOVEMBER).ok();
        assertThat(company.entries(NOVEMBER)).isEmpty();
    }

    @Test
    void b_what_the_provider_restates_is_charged_by_what_the_month_froze() {
        // The register has moved on: who bears October is settled all the same.
        enterPayments(List.of());
        company.accepted("focus", Map.of(), upload(bill().replace("212.33", "222.33")));
        assertThat(refusal(company.preparer().post("/periods/" + OCTOBER + "/runs", order(null))))
                .endsWith("period-not-open");
        assertThat(check(NOVEMBER, "late-bills-charged"))
                .isEqualTo("2026-10 has bills that came after its close");

        var run = posted(OCTOBER, NOVEMBER);
        assertThat(run.get("postingPeriod").asString()).isEqualTo(NOVEMBER);
        for (var entry : company.entries(NOVEMBER)) {
            assertThat(entry.get("kind").asString()).isEqualTo("OUT_OF_PERIOD");
            assertThat(entry.get("originPeriod").asString()).isEqualTo(OCTOBER);
            assertThat(entry.get("reason").asString()).isEqualTo("PROVIDER_CORRECTION");
        }
        assertThat(total(NOVEMBER)).isEqualTo("10.00");
        assertThat(printed(OCTOBER)).isEqualTo(printed);
        assertThat(check(NOVEMBER, "late-bills-charged")).isEqualTo("nothing open");
        var entries = company.entries(NOVEMBER).size();
        late(OCTOBER, NOVEMBER).ok();
        assertThat(company.entries(NOVEMBER)).hasSize(entries);
        enterPayments(List.of("payments"));
    }

    @Test
    void c_an_accrual_of_a_closed_month_ends_where_its_bill_is_charged() {
        var small =
                november()
                        .lines()
                        .filter(line ->
                                line.startsWith("BillingAccountId") || line.contains("database"))
                        .map(line -> line.replace("111122223333", "999900001111") + "\n")
                        .reduce("", String::concat);
        company.accepted("focus", Map.of(), upload(small));
        company.chargeback(NOVEMBER, WorkedMonth.POLICY);
        accrue();
        company.close(NOVEMBER);
        var closed = printed(NOVEMBER);
        assertThat(check(NOVEMBER, "accruals-reversed")).startsWith("not billed yet: 700.00 USD");

        company.accepted("focus", Map.of(), upload(november()));
        posted(NOVEMBER, DECEMBER);
        var last = company.entries(DECEMBER).getLast();
        assertThat(last.get("kind").asString()).isEqualTo("ACCRUAL_REVERSAL");
        assertThat(last.get("originPeriod").asString()).isEqualTo(NOVEMBER);
        assertThat(total(DECEMBER)).isEqualTo("51.40");
        assertThat(printed(NOVEMBER)).isEqualTo(closed);
        var balance = company.auditor().get("/periods/" + DECEMBER + "/trial-balance").ok();
        assertThat(balance.get("difference").get("amount").asString()).isEqualTo("0.00");
        var reconciliation = company.auditor().get("/periods/" + NOVEMBER + "/reconciliation").ok();
        assertThat(reconciliation.get("reconciled").asBoolean()).as("%s", reconciliation).isTrue();
    }

    @Test
    void d_what_is_below_the_thresholds_is_posted_at_once() {
        var journey = new MaterialityJourney(company);
        journey.approveThresholds("60.00");
        journey.restateBelow("227.33");
        assertThat(total(DECEMBER)).isEqualTo("56.40");
        assertThat(printed(OCTOBER)).isEqualTo(printed);
    }

    @Test
    void e_what_is_above_them_waits_until_two_persons_waive_it() {
        var journey = new MaterialityJourney(company);
        var review = journey.restateAbove("327.33");
        assertThat(review.get("exceeded").get(0).get("sentence").asString())
                .startsWith("item: ")
                .endsWith("is more than 60.00 USD");
        assertThat(journey.page(service(), "/materiality"))
                .contains(review.get("reviewId").asString(), "60.00 USD", "WAIVE");
        journey.decline(review);
        var done = journey.choose(review, "WAIVE");
        assertThat(done.get("status").asString()).as("%s", done).isEqualTo("POSTED");
        var run = journey.run(review);
        assertThat(run.get("status").asString()).isEqualTo("POSTED");
        for (var entry : company.entries(DECEMBER)) {
            if (entry.path("runId").asString("").equals(run.get("runId").asString())) {
                assertThat(entry.get("kind").asString()).isEqualTo("OUT_OF_PERIOD");
                assertThat(entry.get("actor").asString()).isEqualTo("approver");
                assertThat(entry.get("approved").get("adjustmentId").asString())
                        .isEqualTo(review.get("reviewId").asString());
                assertThat(entry.get("approved").get("contentHash").asString())
                        .isEqualTo(done.get("proposal").get("contentHash").asString());
            }
        }
        assertThat(total(DECEMBER)).isEqualTo("156.40");
        assertThat(printed(OCTOBER)).isEqualTo(printed);
        assertThat(journey.check("materiality-decided").get("met").asBoolean()).isTrue();
        assertThat(journey.check("late-bills-charged").get("met").asBoolean()).isTrue();
    }

    @Test
    void f_or_reopen_the_month_which_then_corrects_itself() {
        var journey = new MaterialityJourney(company);
        var superseded = journey.restateAbove("427.33");
        var review = journey.restateAbove("437.33");
        assertThat(journey.run(superseded).get("failure").asString()).startsWith("run-superseded");
        var december = company.entries(DECEMBER).size();
        var done = journey.choose(review, "REOPEN");
        assertThat(done.get("status").asString()).as("%s", done).isEqualTo("REOPENED");
        assertThat(journey.run(review).get("failure").asString()).startsWith("month-reopened");
        var october = company.auditor().get("/periods/" + OCTOBER).ok();
        assertThat(october.get("status").asString()).isEqualTo("REOPENED");

        var run = company.chargeback(OCTOBER, WorkedMonth.POLICY);
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(company.entries(DECEMBER)).hasSize(december);
        assertThat(company.entries(OCTOBER).getLast().get("kind").asString()).isEqualTo("TRUE_UP");
        company.close(OCTOBER);
        var statement = company.auditor().get("/periods/" + OCTOBER + "/statements/CC-4100").ok();
        assertThat(statement.get("revision").asInt()).isEqualTo(2);
        var closed = company.auditor().get("/periods/" + OCTOBER).ok().get("closes").get(1);
        assertThat(Instant.parse(statement.get("disputeBy").asString()))
                .isEqualTo(
                        Instant.parse(closed.get("closedAt").asString()).plus(Duration.ofDays(30)));
        assertThat(printed(OCTOBER)).anyMatch(one -> one.contains("Dispute by"));
        assertThat(printed(OCTOBER)).isNotEqualTo(printed);
        assertThat(journey.check("late-bills-charged").get("met").asBoolean()).isTrue();
    }

    @Test
    void g_what_is_charged_for_earlier_days_is_reported() {
        var start = "2026-12-01T00:00:00Z,2027-01-01T00:00:00Z,";
        var small =
                november()
                        .lines()
                        .filter(line ->
                                line.startsWith("BillingAccountId") || line.contains("database"))
                        .map(line ->
                                line.replace("111122223333", "999900001111")
                                                .replace(
                                                        "2026-12-01T00:00:00Z",
                                                        "2027-01-01T00:00:00Z")
                                                .replace(
                                                        "2026-11-01T00:00:00Z",
                                                        "2026-12-01T00:00:00Z")
                                                .replace(
                                                        start + start,
                                                        start
                                                                + "2026-11-29T00:00:00Z,2026-12-03T00:00:00Z,")
                                                .replace("212.33", "200.00")
                                        + "\n")
                        .reduce("", String::concat);
        company.accepted("focus", Map.of(), upload(small));
        company.chargeback(DECEMBER, WorkedMonth.POLICY);
        var earlier =
                company.auditor().get("/periods/" + DECEMBER + "/cut-off").ok().get("earlierUse");
        var bill = earlier.get(0);
        assertThat(bill.get("outOfPeriod").asBoolean()).as("%s", earlier).isFalse();
        assertThat(bill.get("billingAccount").asString()).isEqualTo("999900001111");
        assertThat(bill.get("usageMonth").asString()).isEqualTo("2026-11");
        assertThat(bill.get("lines").asInt()).isEqualTo(1);
        assertThat(bill.get("amount").asString()).isEqualTo("100");
        var adjusted = earlier.get(1);
        assertThat(adjusted.get("outOfPeriod").asBoolean()).isTrue();
        assertThat(adjusted.get("usageMonth").asString()).isEqualTo("2026-10");
        assertThat(adjusted.get("amount").asString()).isEqualTo("105");
        assertThat(check(DECEMBER, "cut-off"))
                .contains("100 of 2026-11", "on this month's bill", "105 of 2026-10");
        assertThat(check(DECEMBER, "errors-listed")).isEqualTo("no errors");
        var journey = new MaterialityJourney(company);
        assertThat(journey.page(service(), "/periods/" + DECEMBER))
                .contains("Out of cut-off", "105.00");
        assertThat(journey.page(service(), "/materiality"))
                .contains("known to the board", "reopened", "run-superseded");
    }

    private void enterPayments(List<String> aliases) {
        company.entered(
                company.preparer()
                        .put(
                                "/cost-centers/CC-4100",
                                Map.of(
                                        "name", "Payments",
                                        "glAccount", "6410",
                                        "legalEntity", "Example",
                                        "owner", "owner",
                                        "validFrom", "2026-10-01",
                                        "aliases", aliases)));
    }

    private void accrue() {
        var proposal =
                company.preparer()
                        .post(
                                "/adjustments",
                                Map.of(
                                        "kind",
                                        "ACCRUAL",
                                        "period",
                                        NOVEMBER,
                                        "sourceAccount",
                                        Map.of(
                                                "provider",
                                                "Example Cloud",
                                                "billingAccount",
                                                "111122223333"),
                                        "memo",
                                        "the invoice comes on the 7th",
                                        "basis",
                                        Map.of("source", "October", "method", "rounded"),
                                        "lines",
                                        List.of(
                                                Map.of(
                                                        "costCenter",
                                                        "CC-4100",
                                                        "amount",
                                                        Map.of(
                                                                "amount",
                                                                "700.00",
                                                                "currency",
                                                                "USD")))))
                        .ok();
        var path = "/adjustments/" + proposal.get("adjustmentId").asString();
        company.approver()
                .post(
                        path + "/approval",
                        Map.of("contentHash", proposal.get("contentHash").asString()))
                .ok();
        var done = company.auditor().settled(path, Set.of("PROPOSED", "APPROVED"));
        assertThat(done.get("status").asString()).as("%s", done).isEqualTo("POSTED");
    }

    private void open(String period) {
        company.preparer().put("/periods/" + period, Map.of()).ok();
    }

    private JsonNode posted(String period, String postingPeriod) {
        var run = company.preparer().run(period, order(postingPeriod));
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        return run;
    }

    private Answer late(String period, String postingPeriod) {
        return company.preparer().post("/periods/" + period + "/runs", order(postingPeriod));
    }

    private static Map<String, Object> order(@Nullable String postingPeriod) {
        var order = new HashMap<String, Object>();
        order.put("policy", WorkedMonth.POLICY);
        order.put("kind", "chargeback");
        if (postingPeriod != null) {
            order.put("postingPeriod", postingPeriod);
        }
        return order;
    }

    private String total(String period) {
        var owed = company.auditor().get("/periods/" + period + "/statements").ok().get("owed");
        return owed.get(0).get("amount").asString();
    }

    private String check(String period, String check) {
        for (var item : company.auditor().get("/periods/" + period).ok().get("checklist")) {
            if (item.get("check").asString().equals(check)) {
                return item.get("detail").asString();
            }
        }
        throw new AssertionError("no " + check);
    }

    private List<String> printed(String period) {
        var all = new ArrayList<String>();
        for (var costCenter : company.totals(period).keySet()) {
            for (var form : List.of("application/json", "text/csv", "text/html")) {
                all.add(
                        company.auditor()
                                .get("/periods/" + period + "/statements/" + costCenter, form)
                                .body());
            }
        }
        return all;
    }

    private static String bill() {
        return SharedData.text(BILL);
    }

    private static String november() {
        return bill().replace("2026-11-01T", "2026-12-01T")
                .replace("2026-10-01T", "2026-11-01T")
                .replace("INV-2026-10", "INV-2026-11");
    }

    private static Upload upload(String bill) {
        return new Upload("bill.csv", bill.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        return answer.json().get("type").asString();
    }
}
