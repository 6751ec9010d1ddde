package org.chargebackledger.ledger.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.canonical.Sha256;
import org.chargebackledger.ledger.months.WorkedMonth;
import org.chargebackledger.ledger.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reading policy documents, and what is said about wrong ones. */
class AllocationPolicyDocumentTest {

    private static final String HEAD =
            "apiVersion: chargeback/v1\nname: p\ncurrency: USD\nunattributed: U\n";

    @Test
    void the_worked_months_policy_is_read_whole() {
        var policy = AllocationPolicyDocument.parse(WorkedMonth.policyText());

        assertThat(policy.name()).isEqualTo("standard");
        assertThat(policy.costBasis()).isEqualTo(CostBasis.EFFECTIVE);
        assertThat(policy.nodeSplit().idle()).isEqualTo(new IdleTreatment.ToPool("idle"));
        assertThat(policy.attribution()).hasSize(6);
        assertThat(policy.attribution().getFirst().to())
                .isEqualTo(new Target.NodeCost("prod", "compute"));
        assertThat(policy.namespaces().getLast().to())
                .isEqualTo(new Target.Lookup(new Question.NamespaceLabel("team")));
        assertThat(policy.pools())
                .extracting(Pool::id)
                .containsExactly("platform", "idle", "tax", "control-plane", "support", "ingress");
        assertThat(policy.pools().getLast().basis())
                .isEqualTo(new Basis.Metric("ingress_requests"));
        assertThat(policy.tolerances().unattributed()).hasToString("0.02");
        assertThat(PolicyLint.check(policy, WorkedMonth.register())).isEmpty();
    }

    @Test
    void yaml_and_json_of_the_same_content_have_the_same_hash() throws IOException {
        var yaml = WorkedMonth.policyText();
        var tree = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        var json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        var document = AllocationPolicyDocument.parse(yaml);

        assertThat(AllocationPolicyDocument.parse(json).hash()).isEqualTo(document.hash());
        assertThat(document.hash())
                .isEqualTo(Sha256.hex(document.canonical().getBytes(StandardCharsets.UTF_8)));
        assertThat(document.canonical()).startsWith("{\"apiVersion\":\"chargeback/v1\",");
    }

    @Test
    void any_other_content_has_another_hash() {
        var text = WorkedMonth.policyText();

        assertThat(AllocationPolicyDocument.parse(text.replace("\"0.70\"", "\"0.7\"")).hash())
                .isNotEqualTo(AllocationPolicyDocument.parse(text).hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pool: x                                              | unknown-field     | 5
                    nodeSplit: {weights: {cpuCore: 9, ramGiB: "1"}}      | number-not-quoted | 5
                    nodeSplit: {weights: {cpuCore: "nine", ramGiB: "1"}} | not-a-number      | 5
                    nodeSplit: {gaps: guess}                             | unknown-value     | 5
                    nodeSplit: {gaps: {prod: guess}}                     | unknown-value     | 5
                    nodeSplit: {gaps: carry, gapDays: "32"}              | out-of-range      | 5
                    nodeSplit: {source: guess}                           | unknown-value     | 5
                    nodeSplit: {blend: {requested: "1.1"}}               | out-of-range      | 5
                    pools: [{id: a, basis: {direct: A}}]                 | missing-field     | 5
                    pools: [{id: a, basis: {weighted: {A: "99"}}, fallback: U}] | weights-not-100 | 5
                    pools: [{id: a, basis: {tiered: {}}, fallback: U}]   | missing-field     | 5
                    attribution: [{id: a, match: {sevice: x}, to: {pool: p}}] | unknown-field | 5
                    attribution: [{id: a, match: {}, to: {}}]            | missing-field     | 5
                    attribution: [{id: a, match: {}, to: {pool: p, costCenter: C}}] | several | 5
                    attribution: [{id: a, validFrom: "2026-13-01", match: {}, to: {pool: p}}] | not-a-day | 5
                    attribution: [{id: a, validFrom: "2026-10-02", validTo: "2026-10-02", match: {}, to: {pool: p}}] | empty-validity | 5
                    pools: [{id: a, fallback: U, basis: {metric: {name: m, tiers: []}}}] | empty | 5
                    pools: [{id: a, fallback: U, basis: {metric: {name: m, tiers: [{upTo: "1", rate: "1"}]}}}] | tier-open | 5
                    pools: [{id: a, fallback: U, basis: {metric: {name: m, tiers: [{rate: "1"}, {rate: "2"}]}}}] | tier-open | 5
                    pools: [{id: a, fallback: U, basis: {metric: {name: m, tiers: [{upTo: "2", rate: "1"}, {upTo: "2", rate: "1"}, {rate: "2"}]}}}] | tier-order | 5
                    pools: [{id: a, fallback: U, basis: {metric: {name: m, tiers: [{rate: "0"}]}}}] | zero-weight | 5
                    distribution: simultaneous                           | unknown-value     | 5
                    defaults: {marketplace: {pool: p}}                   | missing-field     | 5
                    nodeSplit: {source: {prod: guess}}                   | unknown-value     | 5
                    costBasis: amortised                                 | unknown-value     | 5
                    currency: USD                                        | not-well-formed   | 5
                    name: &anchor q                                      | not-well-formed   | 5
                    tolerances: {billToLedger: "-1"}                     | negative          | 5
                    attribution: [{id: a, match: {tag: null}, to: {pool: p}}] | no-value     | 5
                    """)
    void what_is_wrong_is_said_with_its_place(String line, String code, int lineNumber) {
        var reading = AllocationPolicyDocument.read(HEAD + line + "\n");

        assertThat(reading.document()).isNull();
        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.position()).isNotNull();
                    assertThat(problem.toString()).contains("line " + lineNumber);
                });
    }

    @Test
    void all_problems_are_said_at_once() {
        var text = HEAD + "costBasis: x\npools:\n  - {id: a}\n  - {id: b}\nextra: y\n";

        assertThat(AllocationPolicyDocument.read(text).problems())
                .extracting(PolicyProblem::path)
                .containsExactly("/costBasis", "/pools/0", "/pools/1", "/extra");
        assertThatThrownBy(() -> AllocationPolicyDocument.parse(text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("/pools/1 (line 8, column 5)");
    }

    @Test
    void a_misspelt_name_is_shown_where_the_name_stands() {
        var text = HEAD + "atribution:\n  - {id: a, match: {}, to: {costCenter: U}}\n";

        assertThat(AllocationPolicyDocument.read(text).problems())
                .extracting(PolicyProblem::toString)
                .containsExactly("/atribution (line 5, column 1): unknown field 'atribution'");
    }

    @Test
    void a_tab_is_shown_where_it_stands() {
        var text = HEAD + "attribution:\n  - id: a\n    match: {}\n\tto: {costCenter: U}\n";

        assertThat(AllocationPolicyDocument.read(text).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("not-well-formed");
                    assertThat(problem.position()).isEqualTo(new Position(8, 1));
                });
    }

    @Test
    void anchors_are_refused() {
        var text = HEAD + "pools: &p []\nattribution: *p\n";

        assertThat(AllocationPolicyDocument.read(text).problems())
                .extracting(PolicyProblem::code)
                .containsExactly("anchor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\e", "\\u202e", "\\u200b", "\\u2028"})
    void a_text_that_could_forge_what_approvers_read_is_refused(String hidden) {
        var rule = "attribution: [{id: \"a" + hidden + "b\", match: {}, to: {costCenter: U}}]\n";

        assertThat(AllocationPolicyDocument.read(HEAD + rule).problems())
                .extracting(PolicyProblem::code)
                .containsExactly("control-character");
    }

    @Test
    void a_policy_is_only_so_large() {
        var text = new StringBuilder(HEAD).append("distribution: reciprocal\npools:\n");
        for (var i = 0; i < 41; i++) {
            text.append(
                    "  - {id: p%d, basis: {direct: U}, scope: ledger, fallback: U}\n".formatted(i));
        }
        text.append("attribution:\n");
        for (var i = 0; i < 1_001; i++) {
            text.append("  - {id: r%d, match: {service: s%d}, to: {pool: p0}}\n".formatted(i, i));
        }
        var document = AllocationPolicyDocument.parse(text.toString());

        assertThat(PolicyLint.check(document, new Register(0, List.of())))
                .filteredOn(problem -> problem.code().equals("too-many"))
                .extracting(PolicyProblem::path)
                .containsExactlyInAnyOrder("/attribution", "/pools");
    }

    @Test
    void lint_finds_what_cannot_be_meant() {
        var text =
                HEAD.replace("unattributed: U", "unattributed: NOBODY")
                        + """
                        nodeSplit: {idle: {pool: gone}}
                        attribution:
                          - {id: a, match: {}, to: {costCenter: CC-4100}}
                          - {id: a, match: {tag: x}, to: {pool: late}}
                        namespaces:
                          - {id: n, match: {}, to: {nodeCost: {}}}
                        pools:
                          - {id: early, basis: {even: [CC-4100, CC-9999]}, fallback: CC-4100}
                          - {id: late, basis: {direct: "pool:early"}, fallback: CC-4100}
                        """;
        var problems =
                PolicyLint.check(AllocationPolicyDocument.parse(text), WorkedMonth.register());

        assertThat(problems)
                .extracting(problem -> problem.path() + " " + problem.code())
                .containsExactly(
                        "/unattributed unknown-cost-center",
                        "/nodeSplit/idle/pool unknown-pool",
                        "/attribution/1/id duplicate-id",
                        "/attribution/1 shadowed",
                        "/namespaces/0/to node-cost-of-node-cost",
                        "/pools/0/basis/even/1 unknown-cost-center",
                        "/pools/1/basis/direct pool-cycle");
        assertThat(problems.get(5).position()).isEqualTo(new Position(12, 41));
    }

    @Test
    void a_pool_cannot_have_the_name_of_spread_idle() {
        var text = HEAD + "pools: [{id: idle, basis: {direct: CC-4100}, fallback: CC-4100}]\n";

        assertThat(PolicyLint.check(AllocationPolicyDocument.parse(text), WorkedMonth.register()))
                .extracting(PolicyProblem::code)
                .contains("reserved-id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {service: "a*"}         | {costCenter: U}      | {service: "ab*"}                  | {pool: p}
                    {service: "a*"}         | {costCenter: U}      | {service: ["ab", "a*c"]}          | {pool: p}
                    {service: [x, "*b*"]}   | {pool: p}            | {service: x, tag: team}           | {pool: p}
                    {account: "1*"}         | {costCenter: U}      | {subAccount: "11"}                | {pool: p}
                    {tag: team}             | {costCenter: U}      | {service: x}                      | {lookup: {tag: team}}
                    {tag: team}             | {costCenter: U}      | {tag: {team: "pay*"}}             | {pool: p}
                    {region: ""}            | {costCenter: U}      | {region: "", service: x}          | {pool: p}
                    {}                      | {nodeCost: {cluster: k}} | {service: x}                  | {pool: p}
                    """)
    void a_rule_that_an_earlier_one_leaves_nothing_is_found(
            String first, String firstTo, String second, String secondTo) {
        assertThat(shadowed(first, firstTo, second, secondTo)).containsExactly("shadowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {service: "a*"}         | {lookup: subAccount} | {service: "ab*"}                  | {pool: p}
                    {service: "a*"}         | {nodeCost: {}}       | {service: "ab*"}                  | {pool: p}
                    {service: "ab*"}        | {costCenter: U}      | {service: "a*"}                   | {pool: p}
                    {service: "a"}          | {costCenter: U}      | {service: "a*"}                   | {pool: p}
                    {service: "*"}          | {costCenter: U}      | {service: ["", x]}                | {pool: p}
                    {subAccount: "1*"}      | {costCenter: U}      | {account: "11"}                   | {pool: p}
                    {service: x, tag: team} | {costCenter: U}      | {service: x}                      | {pool: p}
                    {service: "a*b"}        | {costCenter: U}      | {service: ["axb", "a*"]}          | {pool: p}
                    """)
    void a_rule_that_may_still_decide_is_not_called_shadowed(
            String first, String firstTo, String second, String secondTo) {
        assertThat(shadowed(first, firstTo, second, secondTo)).isEmpty();
    }

    private static List<String> shadowed(
            String first, String firstTo, String second, String secondTo) {
        var text =
                HEAD
                        + """
                        attribution:
                          - {id: a, match: %s, to: %s}
                          - {id: b, match: %s, to: %s}
                        """
                                .formatted(first, firstTo, second, secondTo);
        return lint(text).filter(code -> code.equals("shadowed")).toList();
    }

    @Test
    void pools_that_only_feed_each_other_are_fed_by_nothing() {
        var text =
                HEAD
                        + """
                        distribution: reciprocal
                        attribution: [{id: r, match: {}, to: {pool: used}}]
                        pools:
                          - {id: used, basis: {even: [U, "pool:fed"]}, fallback: U}
                          - {id: fed, basis: {direct: U}, fallback: U}
                          - {id: one, basis: {even: [U, "pool:two"]}, fallback: U}
                          - {id: two, basis: {even: [U, "pool:one"]}, fallback: U}
                        """;
        assertThat(
                        PolicyLint.check(
                                        AllocationPolicyDocument.parse(text),
                                        WorkedMonth.register())
                                .stream()
                                .filter(problem -> problem.code().equals("orphan-pool"))
                                .map(PolicyProblem::path))
                .containsExactly("/pools/2", "/pools/3");
    }

    @Test
    void a_rule_said_twice_for_some_days_is_found() {
        var text =
                HEAD
                        + """
                        attribution:
                          - {id: a, match: {}, to: {costCenter: U}, validTo: "2026-10-15"}
                          - {id: a, match: {}, to: {costCenter: U}, validFrom: "2026-10-15"}
                          - {id: a, match: {}, to: {costCenter: U}, validFrom: "2026-12-01"}
                        """;
        assertThat(lint(text)).contains("overlapping-validity").doesNotContain("duplicate-id");
        assertThat(lint(text.replace("2026-12-01", "2026-10-01")))
                .containsOnlyOnce("overlapping-validity");
    }

    @Test
    void a_rule_that_asks_what_is_never_answered_is_found() {
        var text =
                HEAD
                        + """
                        attribution:
                          - {id: a, match: {label: app}, to: {costCenter: U}}
                        namespaces:
                          - {id: b, match: {tag: app}, to: {costCenter: U}}
                          - {id: c, match: {region: eu}, to: {costCenter: U}}
                          - {id: d, match: {region: ""}, to: {costCenter: U}}
                          - {id: e, match: {namespace: x}, to: {lookup: {tag: app}}}
                        """;
        assertThat(lint(text).filter(code -> code.equals("never-matches"))).hasSize(3);
    }

    private static Stream<String> lint(String text) {
        return PolicyLint.check(AllocationPolicyDocument.parse(text), WorkedMonth.register())
                .stream()
                .map(PolicyProblem::code);
    }

    @Test
    void a_wildcard_stands_for_any_text_and_a_missing_value_matches_none() {
        assertThat(new Wildcard("*").matches("")).isFalse();
        assertThat(new Wildcard("").matches("")).isTrue();
        assertThat(List.of("kube-", "kube-system", "kube-x-y"))
                .allMatch(new Wildcard("kube-*")::matches);
        assertThat(new Wildcard("kube-*").matches("my-kube-system")).isFalse();
        assertThat(new Wildcard("*a*b*").matches("xxaxxbxx")).isTrue();
        assertThat(new Wildcard("*a*b").matches("abxba")).isFalse();
    }
}
