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
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionEndorsed;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSuperseded;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** The life of a policy version. */
class AllocationPolicyTest {

    private static final DraftPolicyVersion FIRST = draftPolicy("{\"a\":1}");
    private static final DraftPolicyVersion SECOND = draftPolicy("{\"a\":2}");

    private static final List<String> BOTH = List.of("finance", "engineering");

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
                policy.givenCommands(FIRST).when(approvePolicy(FIRST, 1, "2026-10")),
                Kind.CONFLICT,
                "policy-version-not-submitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "submitter"})
    void nobody_approves_what_they_prepared(String actor) {
        refused(
                policy.givenCommands(FIRST, submitPolicy(1))
                        .when(approve(FIRST.hash(), List.of(), List.of(), actor, "2026-10")),
                Kind.FORBIDDEN,
                "own-work");
    }

    @Test
    void an_approval_supersedes_what_would_start_at_the_same_time_or_later() {
        policy.givenCommands(
                        FIRST,
                        submitPolicy(1),
                        approvePolicy(FIRST, 1, "2026-10"),
                        SECOND,
                        submitPolicy(2))
                .when(approvePolicy(SECOND, 2, "2026-10"))
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
                        approvePolicy(FIRST, 1, "2026-09"),
                        SECOND,
                        submitPolicy(2))
                .when(approvePolicy(SECOND, 2, "2026-10"))
                .expectEvents(
                        new PolicyVersionApproved(
                                POLICY, 2, SECOND.hash(), Period.parse("2026-10"), APPROVER));
    }

    @Test
    void an_approved_version_keeps_its_first_month() {
        refused(
                policy.givenCommands(FIRST, submitPolicy(1), approvePolicy(FIRST, 1, "2026-10"))
                        .when(approvePolicy(FIRST, 1, "2026-09")),
                Kind.CONFLICT,
                "policy-version-approved");
        refused(
                new AggregateTestFixture<>(AllocationPolicy.class)
                        .givenCommands(FIRST, submitPolicy(1), approvePolicy(FIRST, 1, "2026-10"))
                        .when(submitPolicy(1)),
                Kind.CONFLICT,
                "policy-version-approved");
    }

    @Test
    void an_approval_is_of_the_exact_content_that_was_read() {
        refused(
                policy.givenCommands(FIRST, submitPolicy(1))
                        .when(approve(SECOND.hash(), List.of(), List.of(), "approver", "2026-10")),
                Kind.CONFLICT,
                "policy-hash-differs");
    }

    /** What is changed after its approval is another version, which nobody has approved. */
    @Test
    void a_change_after_approval_is_a_draft_that_the_old_approval_does_not_cover() {
        refused(
                policy.givenCommands(
                                FIRST, submitPolicy(1), approvePolicy(FIRST, 1, "2026-10"), SECOND)
                        .when(
                                new ApprovePolicyVersion(
                                        POLICY,
                                        2,
                                        FIRST.hash(),
                                        Period.parse("2026-10"),
                                        List.of(),
                                        List.of(),
                                        APPROVER)),
                Kind.CONFLICT,
                "policy-hash-differs");
        refused(
                new AggregateTestFixture<>(AllocationPolicy.class)
                        .givenCommands(
                                FIRST, submitPolicy(1), approvePolicy(FIRST, 1, "2026-10"), SECOND)
                        .when(approvePolicy(SECOND, 2, "2026-10")),
                Kind.CONFLICT,
                "policy-version-not-submitted");
    }

    @Test
    void where_two_must_agree_the_first_does_not_approve_yet() {
        policy.givenCommands(FIRST, submitPolicy(1))
                .when(approve(FIRST.hash(), BOTH, List.of("engineering"), "eva", "2026-10"))
                .expectEvents(
                        new PolicyVersionEndorsed(
                                POLICY,
                                1,
                                FIRST.hash(),
                                Period.parse("2026-10"),
                                "engineering",
                                by("eva")));
    }

    @Test
    void where_two_must_agree_the_second_approves() {
        policy.givenCommands(
                        FIRST, submitPolicy(1), approve(FIRST.hash(), BOTH, BOTH, "eva", "2026-10"))
                .when(approve(FIRST.hash(), BOTH, BOTH, "finn", "2026-10"))
                .expectEvents(
                        new PolicyVersionEndorsed(
                                POLICY,
                                1,
                                FIRST.hash(),
                                Period.parse("2026-10"),
                                "engineering",
                                by("finn")),
                        new PolicyVersionApproved(
                                POLICY, 1, FIRST.hash(), Period.parse("2026-10"), by("finn")));
    }

    @Test
    void one_person_never_agrees_for_two() {
        policy.givenCommands(
                        FIRST, submitPolicy(1), approve(FIRST.hash(), BOTH, BOTH, "eva", "2026-10"))
                .when(approve(FIRST.hash(), BOTH, BOTH, "eva", "2026-10"))
                .expectNoEvents();
    }

    @Test
    void who_speaks_for_nothing_that_is_missing_is_refused() {
        refused(
                policy.givenCommands(
                                FIRST,
                                submitPolicy(1),
                                approve(FIRST.hash(), BOTH, List.of("finance"), "eva", "2026-10"))
                        .when(approve(FIRST.hash(), BOTH, List.of("finance"), "finn", "2026-10")),
                Kind.FORBIDDEN,
                "discipline-missing");
    }

    /** Agreeing to another period is another matter: both must mean the same one. */
    @Test
    void both_agree_to_the_same_period() {
        policy.givenCommands(
                        FIRST,
                        submitPolicy(1),
                        approve(FIRST.hash(), BOTH, List.of("finance"), "eva", "2026-10"))
                .when(approve(FIRST.hash(), BOTH, List.of("engineering"), "finn", "2026-11"))
                .expectEvents(
                        new PolicyVersionEndorsed(
                                POLICY,
                                1,
                                FIRST.hash(),
                                Period.parse("2026-11"),
                                "engineering",
                                by("finn")));
    }

    private static ApprovePolicyVersion approve(
            String hash, List<String> required, List<String> as, String actor, String from) {
        return new ApprovePolicyVersion(
                POLICY, 1, hash, Period.parse(from), required, as, by(actor));
    }

    @Test
    void a_version_that_was_never_drafted_is_unknown() {
        refused(
                policy.givenNoPriorActivity().when(submitPolicy(1)),
                Kind.UNKNOWN,
                "policy-version-unknown");
    }
}
