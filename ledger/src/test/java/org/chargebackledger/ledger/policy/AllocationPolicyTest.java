package org.chargebackledger.ledger.policy;

import static org.chargebackledger.ledger.Given.POLICY;
import static org.chargebackledger.ledger.Given.approvePolicy;
import static org.chargebackledger.ledger.Given.draftPolicy;
import static org.chargebackledger.ledger.Given.submitPolicy;
import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.by;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.policy.PolicyCommand.ApprovePolicyVersion;
import org.chargebackledger.ledger.policy.PolicyCommand.DraftPolicyVersion;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionApproved;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionDrafted;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSuperseded;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a policy version. */
class AllocationPolicyTest {

    private static final DraftPolicyVersion FIRST = draftPolicy("{\"a\":1}");
    private static final DraftPolicyVersion SECOND = draftPolicy("{\"a\":2}");

    private final AggregateTestFixture<AllocationPolicy> policy =
            new AggregateTestFixture<>(AllocationPolicy.class);

    @Test
    void another_document_is_the_next_version() {
        policy.givenCommands(FIRST)
                .when(SECOND)
                .expectEvents(
                        new PolicyVersionDrafted(
                                POLICY,
                                "standard",
                                2,
                                SECOND.text(),
                                SECOND.document(),
                                SECOND.hash(),
                                PREPARER));
    }

    @Test
    void another_text_that_means_the_same_adds_no_version() {
        policy.givenCommands(FIRST)
                .when(
                        new DraftPolicyVersion(
                                POLICY,
                                "standard",
                                "a: 1 # the same",
                                FIRST.document(),
                                FIRST.hash(),
                                PREPARER))
                .expectNoEvents();
    }

    @Test
    void an_older_document_is_a_new_version() {
        policy.givenCommands(FIRST, SECOND).when(FIRST).expectSuccessfulHandlerExecution();
    }

    @Test
    void the_hash_is_that_of_the_document() {
        refused(
                policy.givenNoPriorActivity()
                        .when(
                                new DraftPolicyVersion(
                                        POLICY, "standard", "", "{}", FIRST.hash(), PREPARER)),
                Kind.INVALID,
                "policy-hash-wrong");
    }

    @Test
    void a_policy_goes_by_its_name() {
        refused(
                policy.givenNoPriorActivity()
                        .when(
                                new DraftPolicyVersion(
                                        POLICY,
                                        "other",
                                        "",
                                        FIRST.document(),
                                        FIRST.hash(),
                                        PREPARER)),
                Kind.INVALID,
                "policy-misnamed");
    }

    @Test
    void a_version_is_approved_after_it_was_submitted() {
        refused(
                policy.givenCommands(FIRST).when(approvePolicy(1, "2026-10")),
                Kind.CONFLICT,
                "policy-version-not-submitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "submitter"})
    void nobody_approves_what_they_prepared(String actor) {
        refused(
                policy.givenCommands(FIRST, submitPolicy(1))
                        .when(
                                new ApprovePolicyVersion(
                                        POLICY, 1, Period.parse("2026-10"), by(actor))),
                Kind.FORBIDDEN,
                "own-work");
    }

    @Test
    void an_approval_supersedes_what_would_start_at_the_same_time_or_later() {
        policy.givenCommands(
                        FIRST,
                        submitPolicy(1),
                        approvePolicy(1, "2026-10"),
                        SECOND,
                        submitPolicy(2))
                .when(approvePolicy(2, "2026-10"))
                .expectEvents(
                        new PolicyVersionApproved(
                                POLICY, 2, SECOND.hash(), Period.parse("2026-10"), APPROVER),
                        new PolicyVersionSuperseded(POLICY, 1, 2, APPROVER));
    }

    @Test
    void an_earlier_version_stays_for_the_months_before() {
        policy.givenCommands(
                        FIRST,
                        submitPolicy(1),
                        approvePolicy(1, "2026-09"),
                        SECOND,
                        submitPolicy(2))
                .when(approvePolicy(2, "2026-10"))
                .expectEvents(
                        new PolicyVersionApproved(
                                POLICY, 2, SECOND.hash(), Period.parse("2026-10"), APPROVER));
    }

    @Test
    void an_approved_version_keeps_its_first_month() {
        refused(
                policy.givenCommands(FIRST, submitPolicy(1), approvePolicy(1, "2026-10"))
                        .when(approvePolicy(1, "2026-09")),
                Kind.CONFLICT,
                "policy-version-approved");
        refused(
                new AggregateTestFixture<>(AllocationPolicy.class)
                        .givenCommands(FIRST, submitPolicy(1), approvePolicy(1, "2026-10"))
                        .when(submitPolicy(1)),
                Kind.CONFLICT,
                "policy-version-approved");
    }

    @Test
    void a_version_that_was_never_drafted_is_unknown() {
        refused(
                policy.givenNoPriorActivity().when(submitPolicy(1)),
                Kind.UNKNOWN,
                "policy-version-unknown");
    }
}
