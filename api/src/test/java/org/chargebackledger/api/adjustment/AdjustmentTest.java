package org.chargebackledger.api.adjustment;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two persons post besides the worked month's run: moves between cost centers and accruals.
 * The steps build on each other, in the order of their names.
 */
@TestMethodOrder(MethodName.class)
class AdjustmentTest extends ServiceTest {

    private static final String MONTH = WorkedMonth.PERIOD;
    private static final String NEXT = "2026-11";

    private Company company;

    @BeforeEach
    void enter() {
        company = new Company(service());
    }

    @Test
    void a_two_persons_move_cost_and_bill_and_ledger_stay_equal() {
        WorkedMonth.deliver(company);
        company.chargeback(MONTH, WorkedMonth.POLICY);
        var proposal = propose(move(MONTH, "30.00")).ok();
        assertThat(proposal.get("status").asString()).isEqualTo("PROPOSED");
        assertThat(proposal.get("sourceAccount").get("invoiceIssuer").asString())
                .isEqualTo("Example Cloud");
        assertThat(refusal(approve(proposal, "0".repeat(64)), 409)).endsWith("content-differs");
        assertThat(company.preparer().post(path(proposal, "approval"), hash(proposal)).status())
                .isEqualTo(403);
        assertThat(company.totals(MONTH)).containsEntry("CC-4100", "393.44");

        var posted = posted(proposal);
        assertThat(posted.get("decidedBy").asString()).isEqualTo("approver");
        assertThat(company.totals(MONTH))
                .containsEntry("CC-4100", "363.44")
                .containsEntry("CC-4200", "193.51")
                .containsEntry("CC-4300", "191.12");
        var entry = company.entries(MONTH).getLast();
        assertThat(entry.get("number")).isEqualTo(posted.get("entries").get(0));
        assertThat(entry.get("kind").asString()).isEqualTo("ADJUSTMENT");
        assertThat(entry.get("approved").get("contentHash")).isEqualTo(posted.get("contentHash"));
        assertThat(entry.get("approved").get("proposedBy").asString()).isEqualTo("preparer");
        assertReconciled(MONTH);
    }

    @Test
    void b_no_run_takes_it_for_its_own_and_no_one_person_takes_it_back() {
        var entries = company.entries(MONTH).size();
        company.chargeback(MONTH, WorkedMonth.POLICY);
        assertThat(company.entries(MONTH)).hasSize(entries);
        var number = company.entries(MONTH).getLast().get("number").asString();
        var reversal =
                company.preparer()
                        .post(
                                "/journal-entries/" + number + "/reversal",
                                Map.of("reason", "ERROR"));
        assertThat(refusal(reversal, 409)).endsWith("adjustment-needed");
    }

    @Test
    void c_a_posting_explains_itself_by_its_decision() {
        var entry = company.entries(MONTH).getLast();
        var id = entry.get("postings").get(0).get("id").asString();
        var why = company.auditor().get("/postings/" + id + "/explanation").ok();
        assertThat(why.get("sentence").asString())
                .isEqualTo(
                        "An adjustment between cost centers: moved on 1 October (MAPPING). Proposed"
                                + " by preparer, approved by approver.");
        assertThat(why.has("policy")).isFalse();
        assertThat(why.get("decision").get("contentHash"))
                .isEqualTo(entry.get("approved").get("contentHash"));
        assertThat(company.auditor().get("/cost-lines?posting=" + id).ok().get("items").size())
                .isZero();
    }

    @Test
    void d_the_close_waits_for_a_decision_and_takes_a_refusal_for_one() {
        var proposal = propose(move(MONTH, "1.00")).ok();
        var close =
                company.preparer()
                        .post("/periods/" + MONTH + "/close", Map.of("reason", "month end"));
        assertThat(close.status()).isEqualTo(409);
        assertThat(close.body()).contains("adjustments-decided");
        company.approver().post(path(proposal, "refusal"), Map.of("reason", "no")).ok();
        assertThat(refusal(approve(proposal, null), 409)).endsWith("adjustment-state");
        var waiting = company.auditor().get("/adjustments?status=PROPOSED").ok();
        assertThat(waiting.get("items").size()).isZero();
        assertThat(company.auditor().get("/adjustments?period=" + MONTH).ok().get("items").size())
                .isEqualTo(2);
    }

    @Test
    void e_a_soft_closed_month_takes_adjustments_only_and_a_closed_one_none() {
        company.preparer()
                .post("/periods/" + MONTH + "/soft-close", Map.of("reason", "cut-off"))
                .ok();
        company.approver().post("/periods/" + MONTH + "/soft-close/approval", Map.of()).ok();
        posted(propose(move(MONTH, "-10.00")).ok());
        assertThat(company.totals(MONTH)).containsEntry("CC-4100", "373.44");
        assertReconciled(MONTH);
        var late = propose(move(MONTH, "2.00")).ok();
        company.approver().post(path(late, "refusal"), Map.of("reason", "too late")).ok();
        company.close(MONTH);
        assertThat(refusal(propose(move(MONTH, "2.00")), 409)).endsWith("period-closed");
        company.preparer().put("/periods/" + NEXT, Map.of()).ok();
        var about = move(NEXT, "2.00");
        about.put("originPeriod", MONTH);
        posted(propose(about).ok());
        assertThat(company.totals(MONTH)).containsEntry("CC-4100", "373.44");
        assertThat(company.totals(NEXT)).containsEntry("CC-4100", "-2.00");
    }

    @Test
    void f_what_makes_no_sense_is_refused_and_changes_nothing() {
        var entries = company.entries(NEXT).size();
        var unknown = move(NEXT, "2.00");
        unknown.put("lines", List.of(line("CC-4100", "-2.00"), line("CC-9999", "2.00")));
        assertThat(refusal(propose(unknown), 422)).endsWith("cost-center-unknown");
        var lopsided = move(NEXT, "2.00");
        lopsided.put("lines", List.of(line("CC-4100", "-2.00")));
        assertThat(refusal(propose(lopsided), 422)).endsWith("adjustment-malformed");
        var nowhere = move(NEXT, "2.00");
        nowhere.put("sourceAccount", Map.of("provider", "AWS", "billingAccount", "1"));
        assertThat(refusal(propose(nowhere), 422)).endsWith("source-account-unclear");
        var dispute = move(NEXT, "2.00");
        dispute.put("kind", "DISPUTE");
        assertThat(refusal(propose(dispute), 422)).endsWith("adjustment-malformed");
        var unopened = move("2027-01", "2.00");
        assertThat(refusal(propose(unopened), 404)).endsWith("period-unknown");
        assertThat(company.entries(NEXT)).hasSize(entries);
    }

    @Test
    void g_an_accrual_ends_when_its_bill_is_posted() {
        var accrual = move(NEXT, "0");
        accrual.put("kind", "ACCRUAL");
        accrual.remove("reason");
        accrual.put("basis", Map.of("source", "the bill of 2026-10", "method", "as much as then"));
        accrual.put("lines", List.of(line("CC-4100", "300.00"), line("CC-4200", "150.00")));
        var accrued = posted(propose(accrual).ok());
        assertThat(accrued.get("total").get("amount").asString()).isEqualTo("450.00");
        assertThat(company.totals(NEXT)).containsEntry("CC-4100", "298.00");
        var balance = company.auditor().get("/periods/" + NEXT + "/trial-balance").ok();
        assertThat(balance.toString()).contains("accrued:Example Cloud:111122223333");
        assertThat(checklist("accruals-reversed")).startsWith("not billed yet: 450.00 USD of");

        var bill =
                SharedData.text("worked_month/bill-focus-1.2.csv")
                        .replace("2026-11-01T", "2026-12-01T")
                        .replace("2026-10-01T", "2026-11-01T")
                        .replace("INV-2026-10", "INV-2026-11");
        company.accepted(
                "focus",
                Map.of(),
                new Upload("november.csv", bill.getBytes(StandardCharsets.UTF_8)));
        company.chargeback(NEXT, WorkedMonth.POLICY);
        var last = company.entries(NEXT).getLast();
        assertThat(last.get("kind").asString()).isEqualTo("ACCRUAL_REVERSAL");
        assertThat(last.get("reverses")).isEqualTo(accrued.get("entries").get(0));
        assertThat(last.get("actor").asString()).isEqualTo("approver");
        var ended =
                company.auditor()
                        .get("/adjustments/" + accrued.get("adjustmentId").asString())
                        .ok();
        assertThat(ended.get("reversedBy")).isEqualTo(last.get("number"));
        assertThat(checklist("accruals-reversed")).isEqualTo("nothing open");
        assertReconciled(NEXT);
        // The bill alone, and the 2.00 of October that were moved.
        var billed = company.auditor().get("/periods/" + NEXT + "/reconciliation").ok().toString();
        assertThat(billed).contains("751.40");
        var why =
                company.auditor()
                        .get(
                                "/postings/"
                                        + last.get("postings").get(0).get("id").asString()
                                        + "/explanation")
                        .ok();
        assertThat(why.get("sentence").asString())
                .startsWith("This takes back ")
                .contains("estimated from the bill of 2026-10 by as much as then");
    }

    private Map<String, Object> move(String period, String amount) {
        var body = new HashMap<String, Object>();
        body.put("kind", "MANUAL");
        body.put("period", period);
        body.put(
                "sourceAccount",
                Map.of("provider", "Example Cloud", "billingAccount", "111122223333"));
        body.put("reason", "MAPPING");
        body.put("memo", "moved on 1 October");
        var other = amount.startsWith("-") ? amount.substring(1) : "-" + amount;
        body.put("lines", List.of(line("CC-4100", other), line("CC-4200", amount)));
        return body;
    }

    private static Map<String, Object> line(String costCenter, String amount) {
        return Map.of(
                "costCenter", costCenter, "amount", Map.of("amount", amount, "currency", "USD"));
    }

    private Answer propose(Map<String, Object> body) {
        return company.preparer().post("/adjustments", body);
    }

    private Answer approve(JsonNode proposal, @Nullable String hash) {
        return company.approver()
                .post(
                        path(proposal, "approval"),
                        hash == null ? hash(proposal) : Map.of("contentHash", hash));
    }

    private JsonNode posted(JsonNode proposal) {
        approve(proposal, null).ok();
        var done =
                company.auditor()
                        .settled(
                                "/adjustments/" + proposal.get("adjustmentId").asString(),
                                Set.of("PROPOSED", "APPROVED"));
        assertThat(done.get("status").asString()).as("%s", done).isEqualTo("POSTED");
        return done;
    }

    private static Map<String, String> hash(JsonNode proposal) {
        return Map.of("contentHash", proposal.get("contentHash").asString());
    }

    private static String path(JsonNode proposal, String answer) {
        return "/adjustments/" + proposal.get("adjustmentId").asString() + "/" + answer;
    }

    private static String refusal(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().get("type").asString();
    }

    private String checklist(String check) {
        for (var item : company.auditor().get("/periods/" + NEXT).ok().get("checklist")) {
            if (item.get("check").asString().equals(check)) {
                return item.get("detail").asString();
            }
        }
        throw new AssertionError("no " + check);
    }

    private void assertReconciled(String period) {
        var reconciliation = company.auditor().get("/periods/" + period + "/reconciliation").ok();
        assertThat(reconciliation.get("reconciled").asBoolean()).as("%s", reconciliation).isTrue();
        var balance = company.auditor().get("/periods/" + period + "/trial-balance").ok();
        assertThat(balance.get("difference").get("amount").asString()).isEqualTo("0.00");
    }
}
