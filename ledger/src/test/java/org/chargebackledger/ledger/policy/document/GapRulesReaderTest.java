package org.chargebackledger.ledger.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.months.WorkedMonth;
import org.chargebackledger.ledger.policy.wording.PolicyWords;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** How a policy says what becomes of hours that nobody read. */
class GapRulesReaderTest {

    private static AllocationPolicyDocument policy(String nodeSplit) {
        return AllocationPolicyDocument.parse(
                "apiVersion: chargeback/v1\nname: p\ncurrency: USD\nunattributed: U\nnodeSplit: "
                        + nodeSplit
                        + "\n");
    }

    private static GapRules gaps(String nodeSplit) {
        return policy(nodeSplit).nodeSplit().gaps();
    }

    @Test
    void a_policy_that_says_nothing_leaves_gaps_unattributed() {
        assertThat(gaps("{}")).isEqualTo(GapRules.UNATTRIBUTED);
        assertThat(gaps("{gaps: unattributed}")).isEqualTo(GapRules.UNATTRIBUTED);
        assertThat(PolicyWords.of(policy("{}")))
                .contains("Hours without readings reach nobody; they are not idle.\n");
    }

    @Test
    void one_rule_is_for_all_clusters_and_named_ones_may_have_others() {
        assertThat(gaps("{gaps: carry, gapDays: \"7\"}"))
                .isEqualTo(new GapRules(GapRule.CARRY, Map.of(), 7));
        var gaps = gaps("{gaps: {\"*\": interpolate, prod: hold, test: interpolate}}");
        assertThat(gaps)
                .isEqualTo(new GapRules(GapRule.INTERPOLATE, Map.of("prod", GapRule.HOLD), 3));
        assertThat(gaps.of("prod")).isEqualTo(GapRule.HOLD);
        assertThat(gaps.of("elsewhere")).isEqualTo(GapRule.INTERPOLATE);
        assertThat(gaps("{gaps: {prod: hold}}").of("elsewhere")).isEqualTo(GapRule.UNATTRIBUTED);
    }

    @Test
    void a_gap_rule_that_cannot_apply_is_found() {
        assertThat(
                        PolicyLint.check(
                                        policy(
                                                "{gaps: {edge: hold}, gapDays: \"2\", source:"
                                                        + " {edge: providerShares}}"),
                                        WorkedMonth.register())
                                .stream()
                                .filter(problem -> problem.code().equals("gap-rule-unused"))
                                .map(PolicyProblem::path))
                .containsExactly("/nodeSplit/gaps/edge", "/nodeSplit/gapDays");
    }
}
