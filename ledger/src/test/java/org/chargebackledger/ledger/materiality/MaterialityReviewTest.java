package org.chargebackledger.ledger.materiality;

import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.materiality.ReviewSamples.ID;
import static org.chargebackledger.ledger.materiality.ReviewSamples.MEMO;
import static org.chargebackledger.ledger.materiality.ReviewSamples.approve;
import static org.chargebackledger.ledger.materiality.ReviewSamples.breach;
import static org.chargebackledger.ledger.materiality.ReviewSamples.conclude;
import static org.chargebackledger.ledger.materiality.ReviewSamples.hash;
import static org.chargebackledger.ledger.materiality.ReviewSamples.propose;
import static org.chargebackledger.ledger.materiality.ReviewSamples.record;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.materiality.ReviewCommand.ApproveChoice;
import org.chargebackledger.ledger.materiality.ReviewCommand.ProposeChoice;
import org.chargebackledger.ledger.materiality.ReviewEvent.BreachRecorded;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceApproved;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceDeclined;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceProposed;
import org.chargebackledger.ledger.materiality.ReviewEvent.ReviewConcluded;
import org.junit.jupiter.api.Test;

/** A material difference waits until two persons choose, and what they chose is what happens. */
class MaterialityReviewTest {

    private static final Breach BREACH = breach("600.00");

    @Test
    void one_person_proposes_a_choice_and_another_approves_exactly_that() {
        given(record(BREACH))
                .when(propose(Choice.WAIVE))
                .expectEvents(
                        new ChoiceProposed(
                                ID, Choice.WAIVE, MEMO, hash(BREACH, Choice.WAIVE), PREPARER));
        given(record(BREACH), propose(Choice.WAIVE))
                .when(approve(BREACH, propose(Choice.WAIVE)))
                .expectEvents(
                        new ChoiceApproved(
                                ID,
                                Choice.WAIVE,
                                hash(BREACH, Choice.WAIVE),
                                "preparer",
                                APPROVER));
        refused(
                given(record(BREACH), propose(Choice.WAIVE))
                        .when(new ApproveChoice(ID, hash(BREACH, Choice.WAIVE), PREPARER)),
                Kind.FORBIDDEN,
                "own-work");
        refused(
                given(record(BREACH), propose(Choice.WAIVE))
                        .when(approve(BREACH, propose(Choice.REOPEN))),
                Kind.CONFLICT,
                "content-differs");
    }

    @Test
    void a_choice_has_a_memo_and_a_breach() {
        refused(
                given(record(BREACH)).when(new ProposeChoice(ID, Choice.WAIVE, " ", PREPARER)),
                Kind.INVALID,
                "memo-missing");
        refused(
                new AggregateTestFixture<>(MaterialityReview.class)
                        .givenNoPriorActivity()
                        .when(propose(Choice.WAIVE)),
                Kind.UNKNOWN,
                "review-unknown");
        refused(
                given(record(BREACH), propose(Choice.WAIVE)).when(propose(Choice.REOPEN)),
                Kind.CONFLICT,
                "review-state");
    }

    @Test
    void what_was_approved_of_a_smaller_breach_is_void_once_it_is_larger() {
        var more = breach("700.00");
        var waived =
                given(
                        record(BREACH),
                        propose(Choice.WAIVE),
                        approve(BREACH, propose(Choice.WAIVE)));
        waived.when(record(more)).expectEvents(new BreachRecorded(ID, more, PREPARER));
        var after =
                given(
                        record(BREACH),
                        propose(Choice.WAIVE),
                        approve(BREACH, propose(Choice.WAIVE)),
                        record(more));
        refused(
                after.when(approve(BREACH, propose(Choice.WAIVE))),
                Kind.CONFLICT,
                "content-differs");
    }

    @Test
    void a_declined_choice_leaves_the_run_waiting_for_another() {
        given(record(BREACH), propose(Choice.WAIVE))
                .when(ReviewSamples.decline())
                .expectEvents(new ChoiceDeclined(ID, "reopen instead", APPROVER));
        given(record(BREACH), propose(Choice.WAIVE), ReviewSamples.decline())
                .when(propose(Choice.REOPEN))
                .expectEvents(
                        new ChoiceProposed(
                                ID, Choice.REOPEN, MEMO, hash(BREACH, Choice.REOPEN), PREPARER));
    }

    @Test
    void it_ends_as_it_was_approved_or_because_the_run_did() {
        var waive = propose(Choice.WAIVE);
        given(record(BREACH), waive, approve(BREACH, waive))
                .when(conclude(ReviewStatus.POSTED))
                .expectEvents(new ReviewConcluded(ID, ReviewStatus.POSTED, "done", APPROVER));
        refused(
                given(record(BREACH), waive, approve(BREACH, waive))
                        .when(conclude(ReviewStatus.REOPENED)),
                Kind.CONFLICT,
                "review-state");
        refused(
                given(record(BREACH), waive).when(conclude(ReviewStatus.POSTED)),
                Kind.CONFLICT,
                "review-state");
        given(record(BREACH))
                .when(conclude(ReviewStatus.ENDED))
                .expectEvents(new ReviewConcluded(ID, ReviewStatus.ENDED, "done", APPROVER));
        refused(
                given(record(BREACH), conclude(ReviewStatus.ENDED)).when(record(breach("1.00"))),
                Kind.CONFLICT,
                "review-state");
    }

    private static TestExecutor<MaterialityReview> given(Object... commands) {
        return new AggregateTestFixture<>(MaterialityReview.class).givenCommands(commands);
    }
}
