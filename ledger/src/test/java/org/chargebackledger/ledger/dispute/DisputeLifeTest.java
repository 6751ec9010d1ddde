package org.chargebackledger.ledger.dispute;

import static org.chargebackledger.ledger.Given.raiseDispute;
import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.USD;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.chargebackledger.ledger.Given;
import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.dispute.AcceptanceEvent.ChargesAccepted;
import org.chargebackledger.ledger.dispute.DisputeCommand.AcceptAsOpen;
import org.chargebackledger.ledger.dispute.DisputeCommand.DeclineDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.RaiseDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.SettleDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.WithdrawDispute;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeAcceptedAsOpen;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeDeclined;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeRaised;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeSettled;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeWithdrawn;
import org.chargebackledger.ledger.money.Money;
import org.junit.jupiter.api.Test;

/** A dispute ends once: withdrawn, declined with a reason, or settled by what is posted. */
class DisputeLifeTest {

    private static final RaiseDispute RAISE = raiseDispute();
    private static final String ID = RAISE.disputeId();
    private static final Stamp OWNER = Samples.by("owner");

    @Test
    void it_freezes_what_is_disputed_and_why() {
        after().when(RAISE).expectEvents(new DisputeRaised(ID, Samples.dispute(), OWNER));
        refused(after(RAISE).when(raise("3.00")), Kind.CONFLICT, "dispute-exists");
    }

    @Test
    void only_a_part_of_what_is_posted_with_its_sign_can_be_disputed() {
        refused(after().when(raise("5.01")), Kind.INVALID, "dispute-malformed");
        refused(after().when(raise("-4.00")), Kind.INVALID, "dispute-malformed");
        refused(after().when(raise("0.00")), Kind.INVALID, "dispute-malformed");
        after().when(raise("5.00")).expectSuccessfulHandlerExecution();
    }

    @Test
    void it_is_withdrawn_or_declined_with_a_reason_once() {
        after(RAISE)
                .when(new WithdrawDispute(ID, "it is ours", OWNER))
                .expectEvents(new DisputeWithdrawn(ID, "it is ours", OWNER));
        after(RAISE)
                .when(new DeclineDispute(ID, "the register says so", APPROVER))
                .expectEvents(new DisputeDeclined(ID, "the register says so", "CC-1", APPROVER));
        refused(
                after(RAISE).when(new DeclineDispute(ID, " ", APPROVER)),
                Kind.INVALID,
                "reason-missing");
        refused(
                after(RAISE, new WithdrawDispute(ID, "it is ours", OWNER))
                        .when(new DeclineDispute(ID, "no", APPROVER)),
                Kind.CONFLICT,
                "dispute-state");
        refused(
                after().when(new DeclineDispute(ID, "no", APPROVER)),
                Kind.UNKNOWN,
                "dispute-unknown");
    }

    @Test
    void who_raised_it_does_not_decide_on_it() {
        refused(after(RAISE).when(new DeclineDispute(ID, "no", OWNER)), Kind.FORBIDDEN, "own-work");
        refused(
                after(RAISE).when(new AcceptAsOpen(ID, "later", OWNER)),
                Kind.FORBIDDEN,
                "own-work");
    }

    @Test
    void a_month_may_close_with_it_and_it_stays_open() {
        var accept = new AcceptAsOpen(ID, "later", APPROVER);
        after(RAISE).when(accept).expectEvents(new DisputeAcceptedAsOpen(ID, "later", APPROVER));
        after(RAISE, accept)
                .when(new DeclineDispute(ID, "no", APPROVER))
                .expectEvents(new DisputeDeclined(ID, "no", "CC-1", APPROVER));
    }

    @Test
    void what_is_posted_settles_it_whatever_was_said_a_moment_before() {
        var amount = Money.parse(USD, "4.00");
        var settle = new SettleDispute(ID, "adjustment-1", amount, APPROVER);
        var settled = new DisputeSettled(ID, "adjustment-1", amount, "CC-1", APPROVER);
        after(RAISE).when(settle).expectEvents(settled);
        after(RAISE, new WithdrawDispute(ID, "it is ours", OWNER))
                .when(settle)
                .expectEvents(settled);
        refused(
                after(RAISE, settle).when(new SettleDispute(ID, "adjustment-2", amount, APPROVER)),
                Kind.CONFLICT,
                "dispute-state");
    }

    @Test
    void silence_is_acceptance_once_the_window_has_passed() {
        var inTime = Given.recordAcceptance("2026-12-05T07:59:59Z");
        refused(acceptance().when(inTime), Kind.CONFLICT, "dispute-window-open");
        var over = Given.recordAcceptance("2026-12-05T08:00:00Z");
        acceptance()
                .when(over)
                .expectEvents(
                        new ChargesAccepted(
                                "acceptance-main-2026-10-1-CC-1",
                                Samples.accepted(),
                                over.stamp()));
    }

    private static RaiseDispute raise(String amount) {
        var of = Samples.dispute();
        return new RaiseDispute(
                ID,
                new DisputeContent(
                        of.book(),
                        of.postingId(),
                        of.entryNumber(),
                        of.entryHash(),
                        of.period(),
                        of.originPeriod(),
                        of.sourceAccount(),
                        of.costCenter(),
                        of.key(),
                        of.posted(),
                        Money.parse(USD, amount),
                        of.reason(),
                        of.evidence()),
                OWNER);
    }

    private static TestExecutor<Dispute> after(DisputeCommand... commands) {
        return new AggregateTestFixture<>(Dispute.class)
                .givenNoPriorActivity()
                .andGivenCommands((Object[]) commands);
    }

    private static TestExecutor<Acceptance> acceptance() {
        return new AggregateTestFixture<>(Acceptance.class).givenNoPriorActivity();
    }
}
