package org.chargebackledger.ledger.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.chargebackledger.ledger.Given;
import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.adoption.AdoptionCommand.ApproveAdoption;
import org.chargebackledger.ledger.adoption.AdoptionCommand.ProposeAdoption;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionApproved;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionCompleted;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionFailed;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionProposed;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.junit.jupiter.api.Test;

import java.util.List;

/** An adoption is proposed by one person and approved by another, on its exact content. */
class PolicyAdoptionTest {

    private static final String ID = "adoption-1";
    private static final AdoptionContent CONTENT = Samples.adoption();

    private final FixtureConfiguration<PolicyAdoption> adoption =
            new AggregateTestFixture<>(PolicyAdoption.class);

    @Test
    void a_proposal_carries_the_hash_of_its_content() {
        adoption.givenNoPriorActivity()
                .when(Given.proposeAdoption())
                .expectEvents(new AdoptionProposed(ID, CONTENT, CONTENT.hash(), PREPARER));
    }

    @Test
    void a_proposal_has_months_and_a_reason() {
        var noMonths = new AdoptionContent("main", "standard", 2, "h2", "why", List.of(), 2);
        var noReason = new AdoptionContent("main", "standard", 2, "h2", " ", CONTENT.months(), 2);
        for (var content : List.of(noMonths, noReason)) {
            refused(
                    new AggregateTestFixture<>(PolicyAdoption.class)
                            .givenNoPriorActivity()
                            .when(new ProposeAdoption(ID, content, PREPARER)),
                    Kind.INVALID,
                    "adoption-malformed");
        }
    }

    @Test
    void another_proposal_under_the_same_id_is_refused() {
        var other = new AdoptionContent("main", "standard", 3, "h3", "why", CONTENT.months(), 2);
        refused(
                adoption.givenCommands(Given.proposeAdoption())
                        .when(new ProposeAdoption(ID, other, PREPARER)),
                Kind.CONFLICT,
                "adoption-exists");
    }

    @Test
    void another_person_approves_it() {
        adoption.givenCommands(Given.proposeAdoption())
                .when(Given.approveAdoption("approver"))
                .expectEvents(new AdoptionApproved(ID, CONTENT.hash(), APPROVER));
    }

    @Test
    void nobody_approves_what_they_proposed() {
        refused(
                adoption.givenCommands(Given.proposeAdoption())
                        .when(Given.approveAdoption("preparer")),
                Kind.FORBIDDEN,
                "own-work");
    }

    @Test
    void an_approval_of_other_content_is_refused() {
        refused(
                adoption.givenCommands(Given.proposeAdoption())
                        .when(new ApproveAdoption(ID, "0".repeat(64), APPROVER)),
                Kind.CONFLICT,
                "content-differs");
    }

    @Test
    void a_second_approver_is_told_that_it_is_approved() {
        refused(
                adoption.givenCommands(Given.proposeAdoption(), Given.approveAdoption("approver"))
                        .when(Given.approveAdoption("controller")),
                Kind.CONFLICT,
                "adoption-approved");
    }

    @Test
    void an_approved_one_is_completed_or_fails_and_stays_so() {
        var approved = List.of(Given.proposeAdoption(), Given.approveAdoption("approver"));
        adoption.givenCommands(approved)
                .when(Given.completeAdoption())
                .expectEvents(new AdoptionCompleted(ID, List.of("adoption-1-2026-10"), APPROVER));
        new AggregateTestFixture<>(PolicyAdoption.class)
                .givenCommands(approved)
                .when(Given.failAdoption())
                .expectEvents(
                        new AdoptionFailed(ID, "the month has moved on", List.of(), APPROVER));
        refused(
                new AggregateTestFixture<>(PolicyAdoption.class)
                        .givenCommands(approved)
                        .andGivenCommands(Given.failAdoption())
                        .when(Given.completeAdoption()),
                Kind.CONFLICT,
                "adoption-state");
    }

    @Test
    void nothing_is_posted_of_what_is_not_approved() {
        refused(
                adoption.givenCommands(Given.proposeAdoption()).when(Given.completeAdoption()),
                Kind.CONFLICT,
                "adoption-state");
        refused(
                new AggregateTestFixture<>(PolicyAdoption.class)
                        .givenNoPriorActivity()
                        .when(Given.completeAdoption()),
                Kind.UNKNOWN,
                "adoption-unknown");
    }

    @Test
    void every_part_of_the_content_is_in_its_hash() {
        var month = CONTENT.months().getFirst();
        var moved =
                new AdoptedMonth(
                        month.originPeriod(),
                        month.originPeriod(),
                        month.replacedRun(),
                        month.replacedVersion(),
                        month.replacedHash(),
                        month.heads(),
                        month.differences());
        var others =
                List.of(
                        new AdoptionContent(
                                "other",
                                "standard",
                                2,
                                "h2",
                                CONTENT.reason(),
                                CONTENT.months(),
                                null),
                        new AdoptionContent(
                                "main", "other", 2, "h2", CONTENT.reason(), CONTENT.months(), null),
                        new AdoptionContent(
                                "main",
                                "standard",
                                3,
                                "h2",
                                CONTENT.reason(),
                                CONTENT.months(),
                                null),
                        new AdoptionContent(
                                "main",
                                "standard",
                                2,
                                "h3",
                                CONTENT.reason(),
                                CONTENT.months(),
                                null),
                        new AdoptionContent(
                                "main", "standard", 2, "h2", "another", CONTENT.months(), null),
                        new AdoptionContent(
                                "main",
                                "standard",
                                2,
                                "h2",
                                CONTENT.reason(),
                                List.of(moved),
                                null),
                        new AdoptionContent(
                                "main", "standard", 2, "h2", CONTENT.reason(), CONTENT.months(), 1),
                        new AdoptionContent(
                                "main",
                                "standard",
                                2,
                                "h2",
                                CONTENT.reason(),
                                CONTENT.months(),
                                2));
        assertThat(others)
                .extracting(AdoptionContent::hash)
                .doesNotHaveDuplicates()
                .doesNotContain(CONTENT.hash());
    }
}
