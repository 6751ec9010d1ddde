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

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * By no door does one person move money alone: every kind of proposal in one table. The steps build
 * on each other, in the order of their names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class TwoPersonsTest {

    private static final String MONTH = WorkedMonth.PERIOD;
    private static final Set<String> UNFINISHED = Set.of("PROPOSED", "APPROVED");

    private RunningService service;
    private Company company;
    private LedgerClient both;
    private Proposals proposals;

    @BeforeAll
    void start() {
        service =
                RunningService.start(
                        "--chargeback.users.both.password={noop}demo",
                        "--chargeback.users.both.roles[0]=preparer",
                        "--chargeback.users.both.roles[1]=approver",
                        "--chargeback.disputes.central-cost-center=CC-4300",
                        "--chargeback.books.main.write-off-limit=5.00");
        company = new Company(service.uri());
        both = new LedgerClient(service.uri(), "both", "demo");
        proposals = new Proposals(both, company);
        WorkedMonth.deliver(company);
        company.chargeback(MONTH, WorkedMonth.POLICY);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void a_whoever_proposes_does_not_approve_and_another_content_is_another_decision() {
        proposals
                .twice()
                .forEach((kind, propose) -> {
                    var first = propose.apply(1);
                    var second = propose.apply(2);
                    refusesEverybodyElse(kind, first);
                    assertThat(second.content()).as(kind).isNotEqualTo(first.content());
                    refused(
                            kind,
                            second.approve(company.approver(), first.content()),
                            409,
                            first.otherRefusal());
                    decides(kind, first);
                    if (!kind.equals("cost center")) {
                        decides(kind, second);
                    }
                });
    }

    @Test
    void b_what_waits_alone_takes_another_person_too() {
        proposals
                .once()
                .forEach((kind, propose) -> {
                    var decision = propose.apply(1);
                    refusesEverybodyElse(kind, decision);
                    decides(kind, decision);
                });
    }

    @Test
    void c_a_write_off_above_the_limit_of_the_book_is_nobodys() {
        var above = proposals.move("WRITE_OFF", "ERROR", "5.01");
        refused("write-off", both.post("/adjustments", above), 409, "write-off-above-limit");
        both.post("/adjustments", proposals.move("MANUAL", "ERROR", "5.01")).ok();
    }

    @Test
    void d_a_commitment_begins_once_and_in_its_first_month() {
        var months =
                company.auditor()
                        .get("/periods/" + MONTH + "/reconciliation")
                        .ok()
                        .get("prepaid")
                        .toString();
        assertThat(months).contains("sp-1", "sp-2", "100.005");
        var reconciliation = company.auditor().get("/periods/" + MONTH + "/reconciliation").ok();
        assertThat(reconciliation.get("reconciled").asBoolean()).as("%s", reconciliation).isTrue();
        var again = opening("sp-1", "1", MONTH, "OPENING_BALANCE");
        refused("opening", both.post("/adjustments", again), 409, "opening-exists");
        var credit = opening("sp-1", "-100.01", MONTH, "ERROR");
        refused("opening", both.post("/adjustments", credit), 409, "opening-in-credit");
        var nothing = opening("sp-3", "-1", MONTH, "ERROR");
        refused("opening", both.post("/adjustments", nothing), 409, "opening-unknown");
        company.preparer().put("/periods/2026-11", Map.of()).ok();
        var late = opening("sp-3", "1", "2026-11", "OPENING_BALANCE");
        refused("opening", both.post("/adjustments", late), 409, "opening-too-late");
    }

    @Test
    void e_a_month_changes_its_state_by_two_persons() {
        decideWhatIsLeft();
        company.chargeback(MONTH, WorkedMonth.POLICY);
        for (var what : List.of("soft-close", "close", "reopen")) {
            var decision = proposals.transition(what);
            refusesEverybodyElse(what, decision);
            decides(what, decision);
        }
    }

    @Test
    void f_a_month_is_closed_without_a_hash_too_as_the_interface_has_promised() {
        both.post("/periods/" + MONTH + "/close", Map.of("reason", "again")).ok();
        company.approver().post("/periods/" + MONTH + "/close/approval", Map.of()).ok();
    }

    @Test
    void g_a_held_bill_is_accepted_by_another_person_who_read_it() {
        var decision = proposals.heldBill();
        refusesEverybodyElse("held bill", decision);
        decides("held bill", decision);
    }

    private void refusesEverybodyElse(String kind, Decision decision) {
        var others =
                Map.of(
                        "preparer", company.preparer(),
                        "erp", company.erp(),
                        "auditor", company.auditor(),
                        "owner", new LedgerClient(service.uri(), "owner", "demo"));
        others.forEach((name, other) ->
                refused(
                        kind + " by " + name,
                        decision.approve(other, decision.content()),
                        403,
                        "access-denied"));
        refused(kind, decision.approve(both, decision.content()), 403, "own-work");
        var other = decision.otherContent();
        if (other != null) {
            refused(
                    kind,
                    decision.approve(company.approver(), other),
                    409,
                    decision.otherRefusal());
        }
        for (var actor : List.of("preparer", "erp", "auditor", "owner", "both")) {
            isLogged(kind, actor, decision, actor.equals("both") ? "own-work" : "access-denied");
        }
    }

    private void isLogged(String kind, String actor, Decision decision, String type) {
        var logged =
                service.bean(JdbcClient.class)
                        .sql("SELECT type FROM refusal WHERE actor = :actor AND command = :command")
                        .param("actor", actor)
                        .param("command", "POST /api/v1" + decision.approval())
                        .query(String.class)
                        .list();
        assertThat(logged).as(kind + " by " + actor).containsExactly(type);
    }

    private void decides(String kind, Decision decision) {
        var answer = decision.approve(company.approver(), decision.content());
        assertThat(answer.status()).as(kind + ": " + answer.body()).isLessThan(300);
        var done = decision.done();
        if (done != null) {
            var end = company.auditor().settled(done, UNFINISHED);
            assertThat(end.get("status").asString()).as(kind + ": " + end).isNotEqualTo("FAILED");
        }
    }

    private static void refused(String kind, Answer answer, int status, String type) {
        assertThat(answer.status()).as(kind + ": " + answer.body()).isEqualTo(status);
        assertThat(answer.json().get("type").asString()).as(kind).endsWith("/" + type);
    }

    private void decideWhatIsLeft() {
        for (var one : company.auditor().get("/adjustments?status=PROPOSED").ok().get("items")) {
            decides("left", Decision.adjustment(one));
        }
        var changes = company.auditor().get("/master-data-changes?status=PROPOSED").ok();
        for (var one : changes.get("items")) {
            company.approved(one);
        }
    }

    private static Map<String, Object> opening(
            String commitment, String amount, String period, String reason) {
        return Map.of(
                "kind",
                "OPENING_BALANCE",
                "period",
                Objects.requireNonNull(period),
                "sourceAccount",
                Map.of("provider", "Example Cloud", "billingAccount", "111122223333"),
                "reason",
                reason,
                "memo",
                "the books of 2025",
                "opening",
                Map.of("commitmentId", commitment, "amount", amount));
    }
}
