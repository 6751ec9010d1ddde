package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;

/** A pool of 90 over direct cost A 30, B 10 and C −5, each basis worked by hand. */
class PoolBasisTest {

    private static final String RULES =
            """
            attribution:
              - {id: shared, match: {service: shared}, to: {pool: shared}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            namespaces:
              - {id: system, match: {namespace: "kube-*"}, to: {pool: shared}}
              - {id: teams, match: {namespaceLabel: team}, to: {lookup: {namespaceLabel: team}}}
            """;

    private final SmallMonth month =
            new SmallMonth()
                    .line(Line.of("90").service("shared"))
                    .line(Line.of("40").team("a"))
                    .line(Line.of("-10").team("a").category("Credit"))
                    .line(Line.of("10").team("b"))
                    .line(Line.of("-5").team("c"))
                    .line(Line.of("7"));

    /** A's total is 30, credits included; C's is floored at zero; U is in no basis. */
    @Test
    void proportional_follows_direct_cost() {
        assertThat(shared("{proportional: {to: direct}}"))
                .isEqualTo(Map.of("A (pool shared)", "67.5", "B (pool shared)", "22.5"));
    }

    @Test
    void proportional_may_name_the_unattributed_or_only_some() {
        assertThat(shared("{proportional: {to: direct, include: [U]}}"))
                .containsEntry("U (pool shared)", "13.404255319148936170212766");
        assertThat(shared("{proportional: {to: direct, among: [B, C]}}"))
                .isEqualTo(Map.of("B (pool shared)", "90"));
    }

    @Test
    void even_gives_each_the_same() {
        assertThat(shared("{even: [A, B, C]}"))
                .isEqualTo(
                        Map.of(
                                "A (pool shared)", "30",
                                "B (pool shared)", "30",
                                "C (pool shared)", "30"));
    }

    /** C has direct cost, if negative; U does not count. */
    @Test
    void even_among_all_active_needs_direct_cost() {
        assertThat(shared("{even: all active}")).hasSize(3).doesNotContainKey("U (pool shared)");
    }

    @Test
    void weighted_follows_stated_percentages() {
        assertThat(shared("{weighted: {A: \"50\", B: \"12.5\", U: \"37.5\"}}"))
                .isEqualTo(
                        Map.of(
                                "A (pool shared)", "45",
                                "B (pool shared)", "11.25",
                                "U (pool shared)", "33.75"));
    }

    /** The system namespace goes to a pool and the unlabelled one nowhere: both are left out. */
    @Test
    void a_metric_counts_for_the_cost_center_of_its_namespace_on_each_day() {
        month.label("web", "a", 1).label("jobs", "b", 1);
        month.metric("requests", "web", "200").metric("requests", "jobs", "100");
        month.metric("requests", "kube-system", "999").metric("requests", "unknown", "999");

        assertThat(shared("{metric: {name: requests}}"))
                .isEqualTo(Map.of("A (pool shared)", "60", "B (pool shared)", "30"));
    }

    @Test
    void direct_gives_all_to_one() {
        assertThat(shared("{direct: C}")).isEqualTo(Map.of("C (pool shared)", "90"));
    }

    /** 90 − 10 for U leaves 80, of which A has ¾. */
    @Test
    void fixed_states_amounts_and_splits_the_remainder() {
        assertThat(
                        shared(
                                "{fixed: {amounts: {U: \"10\"},"
                                        + " remainder: {proportional: {to: direct}}}}"))
                .isEqualTo(
                        Map.of(
                                "A (pool shared)", "60",
                                "B (pool shared)", "20",
                                "U (pool shared)", "10"));
    }

    @Test
    void fixed_amounts_above_the_pool_are_refused() {
        assertThatThrownBy(
                        () -> shared("{fixed: {amounts: {A: \"90.01\"}, remainder: {direct: B}}}"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.type()).isEqualTo("fixed-exceeds-pool"));
    }

    @Test
    void a_basis_that_sums_to_zero_falls_back() {
        assertThat(shared("{metric: {name: nobody_measures}}"))
                .isEqualTo(Map.of("B (pool shared)", "90"));
    }

    @Test
    void an_earlier_pool_feeds_a_later_one() {
        month.policy(
                RULES
                        + """
                        pools:
                          - {id: shared, basis: {weighted: {A: "50", "pool:late": "50"}}, fallback: U}
                          - {id: late, basis: {direct: B}, fallback: U}
                        """);
        assertThat(Outcome.of(month).exact())
                .containsEntry("A (pool shared)", "45")
                .containsEntry("B (pool late)", "45");
    }

    /** Account two's part of the pool follows account two's direct cost, all of which is B's. */
    @Test
    void a_pool_of_source_account_scope_looks_at_its_own_account_only() {
        month.line(Line.of("8").service("shared").account("two"));
        month.line(Line.of("1").team("b").account("two"));
        month.policy(
                RULES
                        + "pools: [{id: shared, basis: {proportional: {to: direct}},"
                        + " scope: sourceAccount, fallback: U}]");

        assertThat(Outcome.of(month).exact())
                .containsEntry("A (pool shared)", "67.5")
                .containsEntry("B (pool shared)", "30.5");
    }

    /** In cluster k only C has cost that is above zero. */
    @Test
    void a_pool_of_cluster_scope_looks_at_its_own_cluster_only() {
        month.line(Line.of("8").service("shared").set(TextColumn.CLUSTER, "k"));
        month.line(Line.of("100").team("c").set(TextColumn.CLUSTER, "k"));
        month.policy(
                RULES
                        + "pools: [{id: shared, basis: {proportional: {to: direct}},"
                        + " scope: cluster, fallback: U}]");

        assertThat(Outcome.of(month).exact())
                .containsEntry("A (pool shared)", "67.5")
                .containsEntry("B (pool shared)", "22.5")
                .containsEntry("C (pool shared)", "8");
    }

    @Test
    void a_proportional_pool_over_two_currencies_is_refused() {
        month.line(Line.of("1").team("a").set(TextColumn.CURRENCY, "EUR"));

        assertThatThrownBy(() -> shared("{proportional: {to: direct}}"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.type()).isEqualTo("mixed-currencies"));
    }

    /** B is closed when October is posted: A bears its cost, and B's place in the basis. */
    @Test
    void a_closed_cost_centers_successor_is_charged() {
        month.costCenter("B", LocalDate.of(2026, 10, 15), "A");

        assertThat(shared("{even: [A, B, C]}"))
                .isEqualTo(Map.of("A (pool shared)", "60", "C (pool shared)", "30"));
        // B's line covers the month: 14 days are B's by name, thus A's; after that nobody's.
        assertThat(Outcome.of(month).exact())
                .containsEntry("A (direct)", "34.516129032258064516129035")
                .containsEntry("U (unattributed)", "12.483870967741935483870965");
    }

    private Map<String, String> shared(String basis) {
        month.policy(RULES + "pools: [{id: shared, basis: " + basis + ", fallback: B}]");
        var amounts = Outcome.of(month).exact();
        amounts.keySet().removeIf(what -> !what.contains("pool"));
        return amounts;
    }
}
