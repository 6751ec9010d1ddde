package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Pools that feed each other, worked by hand. */
class ReciprocalTest {

    private static final String RULES =
            """
            distribution: reciprocal
            attribution:
              - {id: it, match: {service: it}, to: {pool: it}}
              - {id: hr, match: {service: hr}, to: {pool: hr}}
            """;

    /**
     * it collects 98, hr 49; it gives hr 20 %, hr gives it 10 %: it = 98 + 0.1 hr, hr = 49 + 0.2
     * it, so it = 102.9 / 0.98 = 105 and hr = 70. A has 0.5 × 105 + 0.4 × 70 = 80.5, B 0.3 × 105 +
     * 0.5 × 70 = 66.5.
     */
    @Test
    void pools_that_serve_each_other_are_solved_together() {
        assertThat(exact("98", "49"))
                .isEqualTo(
                        Map.of(
                                "A (pool it)", "52.5",
                                "B (pool it)", "31.5",
                                "A (pool hr)", "28",
                                "B (pool hr)", "35"));
    }

    /** What passes through both pools has no finite decimals; the sum is 120 to the last digit. */
    @Test
    void fractions_are_rounded_so_that_nothing_is_left_over() {
        var amounts = exact("90", "30");
        // it = 93 / 0.98 = 94.897959…, hr = 48.979591…
        assertThat(amounts.get("A (pool it)")).startsWith("47.44897959183673469387755");
        assertThat(amounts.get("B (pool hr)")).startsWith("24.48979591836734693877551");
        assertThat(amounts.values().stream().map(Exact::parse).reduce(Exact.ZERO, Exact::plus))
                .hasToString("120");
    }

    @Test
    void a_credit_is_the_mirror_image_of_a_charge() {
        var negative = exact("-90", "-30");
        exact("90", "30")
                .forEach((what, amount) -> assertThat(negative).containsEntry(what, "-" + amount));
    }

    @Test
    void the_order_of_pools_makes_no_difference() {
        var pools =
                """
                pools:
                  - {id: hr, basis: {weighted: {A: "40", B: "50", "pool:it": "10"}}, fallback: U}
                  - {id: it, basis: {weighted: {A: "50", B: "30", "pool:hr": "20"}}, fallback: U}
                """;
        assertThat(Outcome.of(month("98", "49").policy(RULES + pools)).exact())
                .isEqualTo(exact("98", "49"));
    }

    /** A pool that gives half to itself gives the whole in the end. */
    @Test
    void a_pool_may_feed_itself() {
        var pools =
                """
                pools:
                  - {id: it, basis: {even: [A, "pool:it"]}, fallback: U}
                  - {id: hr, basis: {direct: B}, fallback: U}
                """;
        assertThat(Outcome.of(month("98", "49").policy(RULES + pools)).exact())
                .isEqualTo(Map.of("A (pool it)", "98", "B (pool hr)", "49"));
    }

    @Test
    void pools_that_only_feed_each_other_are_refused() {
        refused(
                """
                pools:
                  - {id: it, basis: {direct: "pool:hr"}, fallback: U}
                  - {id: hr, basis: {direct: "pool:it"}, fallback: U}
                """,
                "from pool 'it' no way leads to a cost center");
    }

    @Test
    void stated_amounts_are_refused() {
        refused(
                """
                pools:
                  - {id: it, basis: {fixed: {amounts: {A: "1"}, remainder: {direct: B}}}, fallback: U}
                  - {id: hr, basis: {direct: "pool:it"}, fallback: U}
                """,
                "stated amounts cannot be part of a reciprocal distribution");
    }

    private static void refused(String pools, String reason) {
        var month = month("1", "1").policy(RULES + pools);
        assertThatThrownBy(() -> Outcome.of(month))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
    }

    private static Map<String, String> exact(String it, String hr) {
        var pools =
                """
                pools:
                  - {id: it, basis: {weighted: {A: "50", B: "30", "pool:hr": "20"}}, fallback: U}
                  - {id: hr, basis: {weighted: {A: "40", B: "50", "pool:it": "10"}}, fallback: U}
                """;
        return Outcome.of(month(it, hr).policy(RULES + pools)).exact();
    }

    private static SmallMonth month(String it, String hr) {
        return new SmallMonth().line(Line.of(it).service("it")).line(Line.of(hr).service("hr"));
    }
}
