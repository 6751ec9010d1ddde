package org.chargebackledger.api.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.journey.TestResource;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The policy that clusters are given. */
class KyvernoPolicyTest {

    private static final String RULES =
            """
              - {id: system, match: {namespace: ["kube-*", "ingress"]}, to: {pool: shared}}
              - {id: ops, match: {cluster: "eu-*", namespace: ops}, to: {costCenter: CC-1}}
              - {id: some, match: {namespace: "x-*", namespaceLabel: kind}, to: {pool: shared}}
              - {id: late, match: {namespace: new}, to: {pool: shared}, validFrom: "2026-11-01"}
            """;
    private static final String BY_NAMESPACE =
            "  - {id: team, match: {}, to: {lookup: {namespaceLabel: example.com/team}}}\n";
    private static final String BY_ANNOTATION =
            "  - {id: owner, match: {}, to: {lookup: {namespaceLabel: \"annotation:fin/o\"}}}\n";
    private static final String BY_POD = "  - {id: pod, match: {}, to: {lookup: {label: team}}}\n";

    @Test
    void it_asks_namespaces_for_any_of_the_labels_that_rules_look_up() {
        var yaml = policy(BY_POD + BY_NAMESPACE + BY_ANNOTATION, "eu-1", "0.9731").yaml();
        assertThat(yaml).isEqualTo(TestResource.text("kyverno/namespaces.yaml"));
    }

    @Test
    void it_asks_pods_where_no_label_of_a_namespace_would_do() {
        var yaml = policy(BY_POD, null, "0.9499").yaml();
        assertThat(yaml).isEqualTo(TestResource.text("kyverno/pods.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"0.95, Enforce", "1, Enforce", "0.9499, Audit", "0, Audit", "none, Audit"})
    void it_enforces_from_the_threshold_on(@Nullable String coverage, String action) {
        assertThat(rule(policy(BY_NAMESPACE, null, coverage)))
                .extracting("validate")
                .extracting("failureAction")
                .isEqualTo(action);
    }

    /** Hand-kept from the ClusterPolicy of Kyverno 1.13 and later: it refuses what it knows not. */
    @Test
    void it_has_no_field_that_kyverno_does_not_know() {
        for (var rules : List.of(BY_NAMESPACE, BY_POD, BY_NAMESPACE + BY_ANNOTATION)) {
            var policy = policy(rules, "eu-1", "1");
            var whole = read(policy.yaml());
            assertThat(whole).containsOnlyKeys("apiVersion", "kind", "metadata", "spec");
            assertThat(map(whole, "spec")).containsOnlyKeys("background", "rules");
            var rule = rule(policy);
            assertThat(rule).containsOnlyKeys("name", "match", "exclude", "validate");
            assertThat(Set.of("name", "kinds", "names", "namespaces", "operations"))
                    .containsAll(resources(rule, "match").keySet())
                    .containsAll(resources(rule, "exclude").keySet());
            assertThat(Set.of("failureAction", "message", "pattern", "anyPattern"))
                    .containsAll(map(rule, "validate").keySet());
            assertThat(String.valueOf(rule.get("name"))).hasSizeLessThanOrEqualTo(63);
            assertThat(String.valueOf(map(whole, "metadata").get("name")))
                    .matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
            assertThat(map(map(whole, "metadata"), "annotations"))
                    .allSatisfy((key, value) -> {
                        assertThat(value).isInstanceOf(String.class);
                        assertThat(key).matches("([a-z0-9.-]+/)?[A-Za-z0-9]([A-Za-z0-9_.-]*)");
                    });
        }
    }

    @Test
    void namespaces_that_need_no_label_are_left_out_where_their_rule_holds() {
        var needs = needs(BY_NAMESPACE, LocalDate.parse("2026-10-31"));
        assertThat(needs.exempts("eu-1", "kube-system")).isTrue();
        assertThat(needs.exempts("eu-1", "ops")).isTrue();
        assertThat(needs.exempts("us-1", "ops")).isFalse();
        assertThat(needs.exempts("eu-1", "x-1")).isFalse();
        assertThat(needs.exempts("eu-1", "new")).isFalse();
        assertThat(needs(BY_NAMESPACE, null).exempts("eu-1", "new")).isTrue();
        assertThat(needs("", null).labels())
                .as("a label that sends to a pool is asked, but nobody needs it")
                .isEmpty();
    }

    private static KyvernoPolicy policy(
            String rules, @Nullable String cluster, @Nullable String coverage) {
        var measured = coverage == null ? null : Exact.parse(coverage);
        return new KyvernoPolicy(
                "Standard rules",
                3,
                "0f".repeat(32),
                needs(rules, LocalDate.parse("2026-10-31")),
                "2026-10",
                cluster,
                Exact.parse("0.95"),
                measured,
                measured);
    }

    private static LabelNeeds needs(String rules, @Nullable LocalDate day) {
        return LabelNeeds.of(
                AllocationPolicyDocument.parse(
                        """
                        apiVersion: chargeback/v1
                        name: standard
                        currency: USD
                        unattributed: CC-0
                        namespaces:
                        %s%spools:
                          - {id: shared, basis: {direct: CC-1}, fallback: CC-0}
                        """
                                .formatted(RULES, rules)),
                day);
    }

    private static Map<String, Object> rule(KyvernoPolicy policy) {
        return first(map(read(policy.yaml()), "spec"), "rules");
    }

    private static Map<String, Object> resources(Map<String, Object> rule, String part) {
        return map(first(map(rule, part), "any"), "resources");
    }

    private static Map<String, Object> read(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> from, String name) {
        return (Map<String, Object>) Objects.requireNonNull(from.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Map<String, Object> from, String name) {
        return ((List<Map<String, Object>>) Objects.requireNonNull(from.get(name))).getFirst();
    }
}
