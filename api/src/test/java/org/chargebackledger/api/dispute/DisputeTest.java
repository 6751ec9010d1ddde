package org.chargebackledger.api.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.SetClock;
import org.chargebackledger.api.adjustment.AdjustmentService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.SharedData;
import org.chargebackledger.api.journey.WorkedMonth;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.ApproveAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentEntries;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.dispute.DisputeCommand.WithdrawDispute;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.PostAdjustment;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adjustment.Adjustments;
import org.chargebackledger.projections.dispute.Acceptances;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Charges of the worked month are disputed, settled, declined, left open and accepted by silence.
 * The steps build on each other, in the order of their names.
 */
@ResourceLock(SetClock.LOCK)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class DisputeTest {

    private static final String MONTH = WorkedMonth.PERIOD;
    private static final String NEXT = "2026-11";
    private static final String CENTRAL =
            """
            [{"code": "CC-9000", "name": "Central IT", "aliases": [], "glAccount": "610900",
              "legalEntity": "EX01", "owner": "cio", "validFrom": "2026-01-01"}]
            """;

    private RunningService service;
    private Company company;
    private LedgerClient payments;
    private LedgerClient data;

    @BeforeAll
    void start() {
        var costCenters = SharedData.text("worked_month/cost-centers.json");
        assertThat(costCenters).isNotBlank();
        SetClock.set("2026-11-02T08:00:00Z");
        service =
                RunningService.having(
                        SetClock.class,
                        "disputes",
                        RunningService.scratch(),
                        "--chargeback.disputes.central-cost-center=CC-9000",
                        "--chargeback.users.owner.cost-centers[0]=CC-4100",
                        "--chargeback.users.data.password={noop}demo",
                        "--chargeback.users.data.roles[0]=owner",
                        "--chargeback.users.data.cost-centers[0]=CC-4300");
        company = new Company(service.uri());
        payments = new LedgerClient(service.uri(), "owner", "demo");
        data = new LedgerClient(service.uri(), "data", "demo");
        WorkedMonth.deliver(company);
        company.register(CENTRAL);
        company.chargeback(MONTH, WorkedMonth.POLICY);
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void a_an_owner_disputes_a_charge_and_the_evidence_is_frozen() {
        var posting = posting("CC-4100", "database");
        assertThat(refusal(raise(data, posting, "100.00"), 403)).endsWith("not-your-cost-center");
        assertThat(refusal(raise(payments, posting, "212.34"), 422)).endsWith("dispute-exceeds");
        assertThat(refusal(raise(payments, posting, "-1.00"), 422)).endsWith("dispute-exceeds");
        assertThat(raise(company.auditor(), posting, "1.00").status()).isEqualTo(403);
        var raised = raise(payments, posting, "100.00");
        assertThat(raised.status()).isEqualTo(201);
        var dispute = raised.json();
        assertThat(dispute.get("disputeId").asString()).isEqualTo(posting + "-D1");
        assertThat(dispute.get("posted").get("amount").asString()).isEqualTo("212.33");

        var why = payments.get("/postings/" + posting + "/explanation").body();
        var evidence = dispute.get("evidence");
        assertThat(evidence.get("explanationHash").asString())
                .isEqualTo(CanonicalJson.hash(JsonMapper.shared().readValue(why, Map.class)));
        assertThat(why).contains(evidence.get("sentence").asString());
        assertThat(why).contains(evidence.get("runId").asString());

        assertThat(raise(payments, posting, "100.00").json().get("disputeId"))
                .isEqualTo(dispute.get("disputeId"));
        assertThat(refusal(raise(payments, posting, "1.00"), 409)).endsWith("dispute-open");
        assertThat(company.totals(MONTH)).containsEntry("CC-4100", "393.44");
    }

    @Test
    void b_others_see_nothing_of_it_and_the_close_waits() {
        assertThat(ids(data, "")).isEmpty();
        assertThat(ids(payments, "?status=OPEN")).hasSize(1);
        assertThat(ids(company.auditor(), "?period=" + MONTH + "&costCenter=CC-4100")).hasSize(1);
        var id = ids(payments, "").getFirst();
        assertThat(refusal(data.get("/disputes/" + id), 403)).endsWith("not-your-dispute");
        assertThat(refusal(data.get("/disputes/nothing"), 403)).endsWith("not-your-dispute");
        assertThat(refusal(company.auditor().get("/disputes/nothing"), 404))
                .endsWith("dispute-unknown");
        assertThat(page("owner", "/postings/" + id.substring(0, id.length() - 3)))
                .contains("100.00 USD by CC-4100, “not ours”; open, 0 days.");
        var close =
                company.preparer()
                        .post("/periods/" + MONTH + "/close", Map.of("reason", "month end"));
        assertThat(close.status()).isEqualTo(409);
        assertThat(close.body()).contains("disputes-settled");
        assertThat(settled(MONTH)).isEqualTo(id + " of 100.00 USD by CC-4100, owner payments-lead");
        assertThat(data.get("/periods/" + MONTH).ok().get("checklist").toString())
                .contains("disputes-settled", "not met")
                .doesNotContain("100.00");
    }

    @Test
    void c_an_outcome_is_proposed_approved_and_posted_as_a_pair() {
        var id = ids(payments, "").getFirst();
        assertThat(refusal(outcome(id, "100.01", null), 422)).endsWith("outcome-exceeds");
        assertThat(refusal(outcome(id, "60.00", "CC-0000"), 422)).endsWith("cost-center-unknown");
        var other = outcome(id, "60.00", "CC-4300").ok();
        assertThat(ids(data, "")).containsExactly(id);
        assertThat(refusal(outcome(id, "60.00", null), 409)).endsWith("outcome-waiting");
        isApprovableOnceItsOwnerKnows(last(other));
        decline(other, "Data did not cause it");
        assertThat(ids(data, "")).isEmpty();

        var settled = posted(id, outcome(id, "60.00", null).ok());
        assertThat(settled.get("status").asString()).isEqualTo("SETTLED");
        assertThat(settled.get("end").get("by").asString()).isEqualTo("approver");
        assertThat(settled.get("end").get("amount").get("amount").asString()).isEqualTo("60.00");
        assertThat(company.totals(MONTH))
                .containsEntry("CC-4100", "333.44")
                .containsEntry("CC-4200", "163.51")
                .containsEntry("CC-9000", "60.00");
        var entry = company.entries(MONTH).getLast();
        assertThat(entry.get("kind").asString()).isEqualTo("ADJUSTMENT");
        assertThat(entry.get("reason").asString()).isEqualTo("DISPUTE");
        var why =
                company.auditor()
                        .get(
                                "/postings/%s/explanation"
                                        .formatted(
                                                entry.get("postings").get(0).get("id").asString()))
                        .ok();
        assertThat(why.get("sentence").asString()).startsWith("The outcome of a dispute: ");
        assertThat(why.get("decision").get("disputeId").asString()).isEqualTo(id);
        assertReconciled(MONTH);
        assertThat(refusal(outcome(id, "1.00", null), 409)).endsWith("dispute-state");
        assertThat(settled(MONTH)).isEqualTo("nothing open");
    }

    /** No mail is configured, so that somebody has to say it. */
    private void isApprovableOnceItsOwnerKnows(JsonNode outcome) {
        var approval = "/adjustments/" + outcome.get("adjustmentId").asString() + "/approval";
        var other = Map.of("contentHash", "0".repeat(64));
        var hash = Map.of("contentHash", outcome.get("contentHash").asString());
        assertThat(refusal(company.approver().post(approval, hash), 409))
                .endsWith("owner-not-notified");
        var notice = "/notices/" + outcome.get("noticeId").asString();
        assertThat(page("approver", "/")).contains("Tell owners what is to be charged to them");
        assertThat(data.get(notice).ok().get("known").asBoolean()).isFalse();
        data.post(notice + "/acknowledgement", Map.of("told", "data", "how", "read it")).ok();
        assertThat(refusal(company.approver().post(approval, other), 409))
                .endsWith("content-differs");
        assertThat(page("data", "/notices")).contains("data told data: read it");
    }

    @Test
    void d_a_dispute_is_declined_with_a_reason_by_an_approver() {
        var posting = posting("CC-4100", "database");
        assertThat(refusal(raise(payments, posting, "152.34"), 422)).endsWith("dispute-exceeds");
        var dispute = raise(company.preparer(), posting, "152.33").ok();
        var id = dispute.get("disputeId").asString();
        assertThat(id).isEqualTo(posting + "-D2");
        var path = "/disputes/" + id + "/refusal";
        assertThat(payments.post(path, Map.of("reason", "mine")).status()).isEqualTo(403);
        assertThat(refusal(company.approver().post(path, Map.of("reason", " ")), 422))
                .endsWith("reason-missing");
        var declined = company.approver().post(path, Map.of("reason", "tagged by you")).ok();
        assertThat(declined.get("status").asString()).isEqualTo("DECLINED");
        assertThat(company.totals(MONTH)).containsEntry("CC-4100", "333.44");
        assertThat(page("owner", "/statements/" + MONTH + "/CC-4100"))
                .contains("declined: tagged by you", "60.00 USD taken off by");
    }

    @Test
    void e_who_raised_it_takes_it_back_and_what_was_proposed_falls() {
        var id =
                raise(payments, posting("CC-4100", "support"), "50.00")
                        .ok()
                        .get("disputeId")
                        .asString();
        var proposed = outcome(id, "50.00", null).ok();
        var path = "/disputes/" + id + "/withdrawal";
        assertThat(refusal(data.post(path, Map.of("reason", "x")), 403))
                .endsWith("not-your-dispute");
        assertThat(refusal(company.preparer().post(path, Map.of("reason", "x")), 403))
                .endsWith("not-your-dispute");
        var withdrawn = payments.post(path, Map.of("reason", "agreed")).ok();
        assertThat(withdrawn.get("status").asString()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.get("outcomes").get(0).get("status").asString()).isEqualTo("DECLINED");
        var waiting = proposed.get("outcomes").get(0);
        var approval =
                company.approver()
                        .post(
                                "/adjustments/%s/approval"
                                        .formatted(waiting.get("adjustmentId").asString()),
                                Map.of("contentHash", waiting.get("contentHash").asString()));
        assertThat(refusal(approval, 409)).endsWith("dispute-state");
        assertThat(company.totals(MONTH)).doesNotContainEntry("CC-9000", "110.00");
    }

    @Test
    void f_a_posting_is_replayed_with_a_proposed_fix() {
        var id =
                raise(payments, posting("CC-4100", "control-plane"), "20.00")
                        .ok()
                        .get("disputeId")
                        .asString();
        var fix =
                SharedData.text("worked_month/policy.yaml")
                        .replace(
                                "{even: [CC-4100, CC-4200, CC-4300]}",
                                "{even: [CC-4200, CC-4300]}");
        var path = "/disputes/" + id + "/simulation";
        var question = Map.of("policyText", fix);
        var answer = company.preparer().post(path, question).ok();
        assertThat(answer.get("atKey").get("posted").get("amount").asString()).isEqualTo("24.33");
        assertThat(answer.get("atKey").get("simulated").get("amount").asString()).isEqualTo("0.00");
        assertThat(answer.get("inAll").get("difference").get("amount").asString())
                .startsWith("-24.3");
        assertThat(payments.post(path, question).status()).isEqualTo(403);
    }

    @Test
    void g_what_a_crash_cut_short_is_gone_on_with_even_if_it_was_withdrawn_meanwhile() {
        var id =
                raise(payments, posting("CC-4100", "ingress"), "1.00")
                        .ok()
                        .get("disputeId")
                        .asString();
        var adjustment = last(outcome(id, "1.00", null).ok()).get("adjustmentId").asString();
        var proposed = service.bean(Adjustments.class).find(adjustment).orElseThrow();
        var content = proposed.content();
        var stamp = new Stamp("approver", Instant.parse("2026-11-02T08:00:00Z"));
        var commands = service.bean(CommandGateway.class);
        commands.sendAndWait(
                new ApproveAdjustment(adjustment, proposed.contentHash(), null, stamp));
        commands.sendAndWait(
                new PostAdjustment(
                        JournalCommand.journalId("main"),
                        content.period(),
                        AdjustmentEntries.of(adjustment, content, proposed.proposedBy()),
                        stamp));
        commands.sendAndWait(new WithdrawDispute(id, "agreed", stamp));
        service.bean(UpToDate.class).await();
        var entries = company.entries(MONTH).size();

        service.bean(AdjustmentService.class).resume();
        var done = company.auditor().settled("/adjustments/" + adjustment, Set.of("APPROVED"));
        assertThat(done.get("status").asString()).isEqualTo("POSTED");
        assertThat(company.auditor().get("/disputes/" + id).ok().get("status").asString())
                .isEqualTo("SETTLED");
        assertThat(company.entries(MONTH)).hasSize(entries);
        assertThat(company.totals(MONTH)).containsEntry("CC-4100", "332.44");
        assertReconciled(MONTH);
    }

    @Test
    void h_a_month_closes_with_a_dispute_that_is_accepted_as_open() {
        var id = ids(payments, "?status=OPEN").getFirst();
        var path = "/disputes/" + id + "/acceptance-as-open";
        company.approver().post(path, Map.of("reason", "the vendor answers later")).ok();
        assertThat(settled(MONTH))
                .isEqualTo(
                        "accepted as open: "
                                + id
                                + " of 20.00 USD by CC-4100, owner payments-lead, accepted by"
                                + " approver: the vendor answers later");
        SetClock.set("2026-11-05T08:00:00Z");
        company.close(MONTH);
        assertThat(refusal(outcome(id, "20.00", null), 409)).endsWith("no-open-period");
        company.preparer().put("/periods/" + NEXT, Map.of()).ok();
        var settled = posted(id, outcome(id, "20.00", null).ok());
        assertThat(settled.get("ageDays").asInt()).isEqualTo(3);
        assertThat(settled.get("outcomes").get(0).get("period").asString()).isEqualTo(NEXT);
        assertThat(company.totals(MONTH)).containsEntry("CC-4100", "332.44");
        assertThat(company.totals(NEXT))
                .containsEntry("CC-4100", "-20.00")
                .containsEntry("CC-9000", "20.00");
        assertThat(company.entries(NEXT).getLast().get("originPeriod").asString()).isEqualTo(MONTH);
        assertReconciled(MONTH);
        assertReconciled(NEXT);
    }

    @Test
    void i_silence_past_the_window_is_recorded_once_as_acceptance() {
        var silence = service.bean(SilentAcceptances.class);
        var accepted = service.bean(Acceptances.class);
        silence.record();
        assertThat(accepted.find("main", Period.parse(MONTH), "CC-4300")).isEmpty();
        assertThat(page("data", "/statements/" + MONTH + "/CC-4300"))
                .contains("can be disputed until", "2026-12-05 08:00 UTC");

        SetClock.set("2026-12-05T08:00:00Z");
        var late = raise(data, posting("CC-4300", "object-storage"), "1.00");
        assertThat(refusal(late, 409)).endsWith("dispute-window-over");
        silence.record();
        silence.record();
        var close = accepted.standingCloses().getFirst();
        assertThat(close.period()).isEqualTo(Period.parse(MONTH));
        assertThat(accepted.silent(close)).isEmpty();
        assertThat(accepted.find("main", Period.parse(MONTH), "CC-4100").orElseThrow().disputed())
                .hasSize(5);
        assertThat(page("data", "/statements/" + MONTH + "/CC-4300")).contains("it is accepted");
    }

    @Test
    void j_a_reopened_month_starts_anew() {
        var reason = Map.of("reason", "the bill was restated");
        company.preparer().post("/periods/" + MONTH + "/reopen", reason).ok();
        company.approver().post("/periods/" + MONTH + "/reopen/approval", Map.of()).ok();
        var id =
                raise(data, posting("CC-4300", "object-storage"), "1.00")
                        .ok()
                        .get("disputeId")
                        .asString();
        data.post("/disputes/" + id + "/withdrawal", Map.of("reason", "agreed")).ok();
        company.close(MONTH);
        assertThat(page("data", "/statements/" + MONTH + "/CC-4300"))
                .contains("can be disputed until", "2027-01-04 08:00 UTC");
    }

    private String posting(String costCenter, String what) {
        for (var entry : company.entries(MONTH)) {
            for (var posting : entry.get("postings")) {
                var key = posting.path("key");
                if (posting.path("costCenter").asString("").equals(costCenter)
                        && key.path("service").asString("").equals(what)) {
                    return posting.get("id").asString();
                }
            }
        }
        throw new AssertionError("no posting of " + what + " for " + costCenter);
    }

    private static Answer raise(LedgerClient who, String posting, String amount) {
        return who.post(
                "/disputes",
                Map.of("posting", posting, "amount", usd(amount), "reason", "not ours"));
    }

    private Answer outcome(String id, String amount, @Nullable String counterparty) {
        var body = new LinkedHashMap<String, Object>();
        body.put("amount", usd(amount));
        if (counterparty != null) {
            body.put("counterparty", counterparty);
        }
        body.put("memo", "Central IT had ordered it");
        return company.preparer().post("/disputes/" + id + "/outcome", body);
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    private static List<String> ids(LedgerClient who, String query) {
        var ids = new ArrayList<String>();
        who.get("/disputes" + query)
                .ok()
                .get("items")
                .forEach(one -> ids.add(one.get("disputeId").asString()));
        return ids;
    }

    private void decline(JsonNode dispute, String reason) {
        var last = last(dispute);
        company.approver()
                .post(
                        "/adjustments/" + last.get("adjustmentId").asString() + "/refusal",
                        Map.of("reason", reason))
                .ok();
    }

    private JsonNode posted(String id, JsonNode proposed) {
        var last = last(proposed);
        var path = "/adjustments/" + last.get("adjustmentId").asString();
        company.approver()
                .post(path + "/approval", Map.of("contentHash", last.get("contentHash").asString()))
                .ok();
        var done = company.auditor().settled(path, Set.of("PROPOSED", "APPROVED"));
        assertThat(done.get("status").asString()).as("%s", done).isEqualTo("POSTED");
        return company.auditor().get("/disputes/" + id).ok();
    }

    private static JsonNode last(JsonNode dispute) {
        var outcomes = dispute.get("outcomes");
        return outcomes.get(outcomes.size() - 1);
    }

    private String settled(String period) {
        for (var item : company.auditor().get("/periods/" + period).ok().get("checklist")) {
            if (item.get("check").asString().equals("disputes-settled")) {
                return item.get("detail").asString();
            }
        }
        throw new AssertionError("no disputes-settled");
    }

    private void assertReconciled(String period) {
        var reconciliation = company.auditor().get("/periods/" + period + "/reconciliation").ok();
        assertThat(reconciliation.get("reconciled").asBoolean()).as("%s", reconciliation).isTrue();
        var balance = company.auditor().get("/periods/" + period + "/trial-balance").ok();
        assertThat(balance.get("difference").get("amount").asString()).isEqualTo("0.00");
    }

    private String page(String user, String path) {
        var login = (user + ":demo").getBytes(StandardCharsets.UTF_8);
        var answer =
                HttpClient.newHttpClient()
                        .sendAsync(
                                HttpRequest.newBuilder(service.uri().resolve(path))
                                        .header(
                                                "Authorization",
                                                "Basic "
                                                        + Base64.getEncoder().encodeToString(login))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String refusal(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().get("type").asString();
    }
}
