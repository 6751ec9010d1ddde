package org.chargebackledger.ledger.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Given.approveAdjustment;
import static org.chargebackledger.ledger.Given.proposeAdjustment;
import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.AWS;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.key;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.ApproveAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.CompleteAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.DeclineAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.FailAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.ProposeAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentContent.Basis;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentApproved;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentDeclined;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentFailed;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentPosted;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** An adjustment is proposed by one person and approved by another, on its exact content. */
class AdjustmentDecisionTest {

    private static final String ID = "adjustment-1";
    private static final AdjustmentContent MOVE = Samples.adjustment();

    private final FixtureConfiguration<Adjustment> adjustment =
            new AggregateTestFixture<>(Adjustment.class);

    @Test
    void a_proposal_carries_the_hash_of_its_content() {
        adjustment
                .givenNoPriorActivity()
                .when(proposeAdjustment(MOVE))
                .expectEvents(new AdjustmentProposed(ID, MOVE, MOVE.hash(), null, PREPARER));
        adjustment.givenCommands(proposeAdjustment(MOVE));
        refused(
                new AggregateTestFixture<>(Adjustment.class)
                        .givenCommands(proposeAdjustment(MOVE))
                        .when(proposeAdjustment(Samples.accrual())),
                Kind.CONFLICT,
                "adjustment-exists");
    }

    @Test
    void another_person_approves_exactly_that_and_it_is_posted() {
        adjustment
                .givenCommands(proposeAdjustment(MOVE))
                .when(approveAdjustment("approver", MOVE))
                .expectEvents(new AdjustmentApproved(ID, MOVE.hash(), null, APPROVER));
        after(proposeAdjustment(MOVE), approveAdjustment("approver", MOVE))
                .when(new CompleteAdjustment(ID, List.of("2026-10-000003"), APPROVER))
                .expectEvents(new AdjustmentPosted(ID, List.of("2026-10-000003"), APPROVER));
        after(proposeAdjustment(MOVE), approveAdjustment("approver", MOVE))
                .when(new FailAdjustment(ID, "2026-10 is CLOSED", APPROVER))
                .expectEvents(new AdjustmentFailed(ID, "2026-10 is CLOSED", APPROVER));
    }

    @Test
    void nobody_approves_what_they_proposed_and_nothing_but_what_they_read() {
        refused(
                after(proposeAdjustment(MOVE)).when(approveAdjustment("preparer", MOVE)),
                Kind.FORBIDDEN,
                "own-work");
        refused(
                after(proposeAdjustment(MOVE))
                        .when(new ApproveAdjustment(ID, "0".repeat(64), null, APPROVER)),
                Kind.CONFLICT,
                "content-differs");
        refused(
                after(proposeAdjustment(MOVE), approveAdjustment("approver", MOVE))
                        .when(approveAdjustment("controller", MOVE)),
                Kind.CONFLICT,
                "adjustment-state");
    }

    @Test
    void what_must_be_known_to_an_owner_is_not_approved_before_they_know_it() {
        var proposal = new ProposeAdjustment(ID, MOVE, "CC-2", PREPARER);
        var told = new OwnerTold("CC-2", ID + "-proposed", "mailed to lead@example.org");
        var another = new OwnerTold("CC-1", ID + "-proposed", "mailed to lead@example.org");
        refused(
                after(proposal).when(approveAdjustment("approver", MOVE)),
                Kind.CONFLICT,
                "owner-not-notified");
        refused(
                after(proposal).when(new ApproveAdjustment(ID, MOVE.hash(), another, APPROVER)),
                Kind.CONFLICT,
                "owner-not-notified");
        after(proposal)
                .when(new ApproveAdjustment(ID, MOVE.hash(), told, APPROVER))
                .expectEvents(new AdjustmentApproved(ID, MOVE.hash(), told, APPROVER));
    }

    @Test
    void it_is_declined_with_a_reason_or_withdrawn_and_stays_so() {
        after(proposeAdjustment(MOVE))
                .when(new DeclineAdjustment(ID, "not ours", APPROVER))
                .expectEvents(new AdjustmentDeclined(ID, "not ours", APPROVER));
        after(proposeAdjustment(MOVE))
                .when(new DeclineAdjustment(ID, "typed wrongly", PREPARER))
                .expectEvents(new AdjustmentDeclined(ID, "typed wrongly", PREPARER));
        refused(
                after(proposeAdjustment(MOVE)).when(new DeclineAdjustment(ID, " ", APPROVER)),
                Kind.INVALID,
                "reason-missing");
        refused(
                after(proposeAdjustment(MOVE), new DeclineAdjustment(ID, "no", APPROVER))
                        .when(approveAdjustment("approver", MOVE)),
                Kind.CONFLICT,
                "adjustment-state");
        refused(
                after(proposeAdjustment(MOVE), approveAdjustment("approver", MOVE))
                        .when(new DeclineAdjustment(ID, "no", APPROVER)),
                Kind.CONFLICT,
                "adjustment-state");
    }

    @Test
    void nothing_is_posted_of_what_is_not_approved() {
        refused(
                after(proposeAdjustment(MOVE))
                        .when(new CompleteAdjustment(ID, List.of(), APPROVER)),
                Kind.CONFLICT,
                "adjustment-state");
        refused(
                adjustment.givenNoPriorActivity().when(approveAdjustment("approver", MOVE)),
                Kind.UNKNOWN,
                "adjustment-unknown");
    }

    @Test
    void what_makes_no_sense_is_not_proposed() {
        var lines = MOVE.lines();
        var one = lines.getFirst();
        var basis = new Basis("a guess", "a feeling");
        var euro = new AdjustmentLine("CC-2", key("x"), new Money(new CurrencyCode("EUR"), 3000));
        var many =
                IntStream.range(0, 901)
                        .mapToObj(i -> new AdjustmentLine("CC-" + i, key("x"), one.amount()))
                        .toList();
        for (var wrong :
                List.of(
                        of(AdjustmentKind.MANUAL, "MAPPING", null, List.of()),
                        of(AdjustmentKind.MANUAL, "MAPPING", null, List.of(one)),
                        of(AdjustmentKind.MANUAL, "MAPPING", null, List.of(one, euro)),
                        of(AdjustmentKind.MANUAL, "MAPPING", null, List.of(one, one)),
                        of(AdjustmentKind.MANUAL, "BECAUSE", null, lines),
                        of(AdjustmentKind.MANUAL, "MAPPING", basis, lines),
                        of(AdjustmentKind.DISPUTE, "DISPUTE", null, lines),
                        of(AdjustmentKind.ACCRUAL, "ACCRUAL", null, List.of(one)),
                        of(AdjustmentKind.ACCRUAL, "ERROR", basis, List.of(one)),
                        of(AdjustmentKind.ACCRUAL, "ACCRUAL", basis, lines),
                        of(AdjustmentKind.ACCRUAL, "ACCRUAL", basis, many),
                        of(AdjustmentKind.OPENING_BALANCE, "OPENING_BALANCE", null, lines),
                        of(AdjustmentKind.OPENING_BALANCE, "OPENING_BALANCE", null, List.of()),
                        Samples.opening("OPENING_BALANCE", " ", "1"),
                        Samples.opening("OPENING_BALANCE", "sp-1", "0.004"),
                        Samples.opening("OPENING_BALANCE", "sp-1", "-1"),
                        Samples.opening("MAPPING", "sp-1", "1"))) {
            refused(
                    new AggregateTestFixture<>(Adjustment.class)
                            .givenNoPriorActivity()
                            .when(proposeAdjustment(wrong)),
                    Kind.INVALID,
                    "adjustment-malformed");
        }
    }

    @Test
    void every_part_of_the_content_is_in_its_hash() {
        var basis = new Basis("a", "b");
        var others =
                List.of(
                        MOVE,
                        Samples.opening("OPENING_BALANCE", "sp-1", "1"),
                        Samples.opening("OPENING_BALANCE", "sp-1", "1.001"),
                        Samples.opening("OPENING_BALANCE", "sp-2", "1"),
                        of(AdjustmentKind.WRITE_OFF, "MAPPING", null, MOVE.lines()),
                        of(AdjustmentKind.MANUAL, "ERROR", null, MOVE.lines()),
                        of(AdjustmentKind.MANUAL, "MAPPING", basis, MOVE.lines()),
                        of(AdjustmentKind.MANUAL, "MAPPING", null, MOVE.lines().reversed()),
                        new AdjustmentContent(
                                "main",
                                AdjustmentKind.MANUAL,
                                OCTOBER.next(),
                                OCTOBER,
                                AWS,
                                "MAPPING",
                                MOVE.memo(),
                                null,
                                null,
                                MOVE.lines()),
                        new AdjustmentContent(
                                "main",
                                AdjustmentKind.MANUAL,
                                OCTOBER,
                                OCTOBER,
                                AWS,
                                "MAPPING",
                                MOVE.memo(),
                                null,
                                "dispute-1",
                                MOVE.lines()));
        assertThat(others.stream().map(AdjustmentContent::hash)).doesNotHaveDuplicates();
    }

    private static AdjustmentContent of(
            AdjustmentKind kind, String reason, @Nullable Basis basis, List<AdjustmentLine> lines) {
        return Samples.adjustment(kind, reason, basis, lines);
    }

    private static TestExecutor<Adjustment> after(Object... commands) {
        return new AggregateTestFixture<>(Adjustment.class).givenCommands(commands);
    }
}
