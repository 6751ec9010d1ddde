package org.chargebackledger.ledger.policy.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.months.RandomMonth;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What approvers read, and what they are told has changed. */
class PolicyWordsTest {

    private static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: p
            currency: USD
            unattributed: U
            attribution:
              - {id: shared, match: {service: ["a*", b], region: ""}, to: {pool: shared}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            pools:
              - {id: shared, basis: {weighted: {A: "60", B: "40"}}, fallback: U}
            """;

    @Test
    void a_whole_policy_reads_as_it_did() throws IOException {
        assertThat(PolicyWords.of(AllocationPolicyDocument.parse(resource("everything.yaml"))))
                .isEqualTo(resource("everything.txt"));
    }

    /** Whatever changes the content must change the words, or approvers would sign unread. */
    @Test
    void every_rule_and_pool_is_said() {
        Seeds.forEach(
                50,
                seed -> {
                    var policy = AllocationPolicyDocument.parse(RandomMonth.of(seed).policyText());
                    var words = PolicyWords.of(policy);
                    policy.attribution().forEach(rule -> assertThat(words).contains(rule.id()));
                    policy.pools().forEach(pool -> assertThat(words).contains("Pool " + pool.id()));
                });
    }

    @Test
    void the_same_policy_has_no_difference() {
        assertThat(difference(POLICY)).isEmpty();
    }

    @Test
    void what_is_new_gone_and_changed_is_said() {
        assertThat(
                        difference(
                                POLICY.replace("A: \"60\", B: \"40\"", "A: \"50\", B: \"50\"")
                                        .replace(
                                                "{id: team, match: {tag: team}",
                                                "{id: owner, match: {}")
                                        .replace(
                                                "currency: USD", "currency: USD\ncostBasis: list")))
                .containsExactly(
                        "Rule team is gone. It said: Where the tag team is given: the cost center"
                            + " bears it whose code or alias on that day is the tag team; if the"
                            + " register knows none, the next rule is asked.",
                        "Basis has changed. Before: Cost is charged as it is used up (effective"
                            + " cost): commitments are spread over their use, and what was billed"
                            + " for them beyond that is prepaid. Now: Cost is charged at list"
                            + " prices; the difference from the bill is rate variance. What a"
                            + " commitment itself costs is not charged again.",
                        "Rule owner is new: In every case: the cost center bears it whose code or"
                            + " alias on that day is the tag team; if the register knows none, the"
                            + " next rule is asked.",
                        "Pool shared has changed. Before: It is split by agreed parts: A 60 %, B 40"
                            + " %. The shares are computed over the whole ledger. If there is"
                            + " nothing to split it by, cost center U bears it. Now: It is split by"
                            + " agreed parts: A 50 %, B 50 %. The shares are computed over the"
                            + " whole ledger. If there is nothing to split it by, cost center U"
                            + " bears it.");
    }

    @Test
    void another_order_of_rules_is_said() {
        var lines = POLICY.lines().toList();
        var swapped =
                POLICY.replace(lines.get(5) + "\n", "")
                        .replace(lines.get(6), lines.get(6) + "\n" + lines.get(5));

        assertThat(difference(swapped))
                .containsExactly("The order has changed. Now: Rule team, Rule shared.");
    }

    private static List<String> difference(String to) {
        return PolicyDifference.inWords(
                AllocationPolicyDocument.parse(POLICY), AllocationPolicyDocument.parse(to));
    }

    private static String resource(String name) throws IOException {
        try (var stream = AllocationPolicyDocument.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
