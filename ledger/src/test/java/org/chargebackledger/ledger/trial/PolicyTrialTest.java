package org.chargebackledger.ledger.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.ProjectRoot;
import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.months.RandomMonth;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.PolicyProblem;
import org.chargebackledger.ledger.run.Allocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a policy must pass before it is submitted. */
class PolicyTrialTest {

    private static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: p
            currency: USD
            unattributed: U
            attribution:
              - {id: shared, match: {service: shared}, to: {pool: shared}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            pools:
              - {id: shared, basis: {proportional: {to: direct}}, fallback: U}
            examples:
              - id: first
                costCenters: [{code: A, aliases: [a]}]
                lines: [{service: shared, cost: "9"}, {tags: {team: a}, cost: "1"}]
                expected:
                  - {costCenter: A, kind: direct, amount: "1"}
                  - {costCenter: A, pool: shared, amount: "9"}
            """;

    static Stream<Path> examplePolicies() throws IOException {
        try (var files = Files.list(ProjectRoot.find().resolve("docs/policies"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examplePolicies")
    void the_example_policies_give_what_was_worked_by_hand(Path file) throws IOException {
        var policy = AllocationPolicyDocument.parse(Files.readString(file));

        assertThat(file).hasFileName(policy.name() + ".yaml");
        assertThat(policy.examples()).isNotEmpty();
        assertThat(PolicyTrial.of(policy)).isEmpty();
        PolicyTrial.refuseFailures(policy);
    }

    @Test
    void a_failed_example_names_its_line_and_both_figures() {
        var problems = trial(POLICY.replace("amount: \"9\"", "amount: \"8.99\""));

        assertThat(problems)
                .extracting(PolicyProblem::toString)
                .containsExactly(
                        "/examples/0/expected/1 (line 16, column 9): example 'first': A, pool"
                                + " shared is expected to get 8.99 and gets 9");
    }

    @Test
    void who_gets_something_unexpected_is_named() {
        assertThat(trial(POLICY.replace("service: shared, cost", "service: other, cost")))
                .extracting(PolicyProblem::reason)
                .containsExactly(
                        "example 'first': A, pool shared is expected to get 9 and gets 0",
                        "example 'first': U gets 9, of which nothing is expected");
    }

    @Test
    void a_policy_whose_examples_fail_is_refused() {
        var policy =
                AllocationPolicyDocument.parse(POLICY.replace("amount: \"9\"", "amount: \"8.99\""));

        assertThatThrownBy(() -> PolicyTrial.refuseFailures(policy))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.type()).isEqualTo("policy-trial-failed"))
                .hasMessageContaining("line 16");
    }

    @Test
    void a_pool_that_nothing_goes_into_is_refused() {
        var policy =
                AllocationPolicyDocument.parse(
                        POLICY.replace("to: {pool: shared}", "to: {costCenter: U}")
                                .replaceAll("(?s)examples:.*", ""));

        assertThatThrownBy(() -> PolicyTrial.refuseFailures(policy))
                .hasMessageContaining("nothing goes into this pool");
    }

    /** The properties hold for every policy; so does that the derived months use its pools. */
    @Test
    void derived_months_fill_the_pools_and_hold_the_properties() {
        Seeds.forEach(
                40,
                seed -> {
                    var policy = AllocationPolicyDocument.parse(RandomMonth.of(seed).policyText());

                    assertThat(PolicyTrial.of(policy)).isEmpty();
                    assertThat(Allocation.of(DerivedMonth.of(policy, 1, 1).inputs()).shares())
                            .anyMatch(share -> !share.intoPool().isEmpty());
                });
    }

    @Test
    void draws_are_the_same_for_the_same_seed() {
        var first = new HashDraws("seed");
        var second = new HashDraws("seed");

        assertThat(List.of(first.below(100), first.below(100), first.below(100)))
                .isEqualTo(List.of(second.below(100), second.below(100), second.below(100)));
        assertThat(first.shuffled(List.of(1, 2, 3, 4))).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    private static List<PolicyProblem> trial(String text) {
        return PolicyTrial.of(AllocationPolicyDocument.parse(text));
    }
}
