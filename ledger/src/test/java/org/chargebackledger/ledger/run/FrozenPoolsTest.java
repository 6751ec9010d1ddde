package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Csv;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SharedData;
import org.chargebackledger.ledger.months.SmallMonth;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Where corrections go of what lay in pools or on nodes in October: to who paid in the end. */
class FrozenPoolsTest {

    private static final Period NOVEMBER = Period.parse("2026-11");

    private static final String RULES =
            """
            attribution:
              - {id: shared, match: {service: shared}, to: {pool: first}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            """;
    private static final String POOLS =
            """
            pools:
              - {id: first, basis: {weighted: {A: "60", "pool:second": "40"}}, fallback: U}
              - {id: second, basis: {weighted: {B: "25", C: "75"}}, fallback: U}
            """;

    /** In October the hub lies in the first pool. */
    private final SmallMonth october =
            new SmallMonth()
                    .policy(RULES + POOLS)
                    .line(Line.of("100").service("shared").resource("hub"));

    /** In November its service is all C's. */
    private final SmallMonth november =
            new SmallMonth(NOVEMBER)
                    .policy(RULES + POOLS)
                    .line(Line.of("70").month("2026-11").team("c").resource("vm-1"));

    /** 60 % to A out of the first pool; the rest came out of the second, a quarter of it to B. */
    @Test
    void what_was_pooled_then_goes_to_who_paid_the_pools_in_the_end() {
        november.line(Line.of("-50").category("Credit").service("shared?").resource("hub"))
                .after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(
                        Map.of(
                                "A (pool first)", "-30",
                                "B (pool second)", "-5",
                                "C (pool second)", "-15",
                                "C (direct)", "70"));
    }

    /** What the pool's basis is in November makes no difference; nor does its being there. */
    @Test
    void the_policy_of_then_decides_about_the_charges_of_then() {
        november.policy(
                        RULES.replace("first", "second")
                                + """
                                pools:
                                  - {id: second, basis: {direct: C}, fallback: U}
                                """)
                .line(Line.of("-50").category("Credit").service("shared?").resource("hub"))
                .after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(
                        Map.of(
                                "A (pool first)", "-30",
                                "B (pool second)", "-5",
                                "C (pool second)", "-15",
                                "C (direct)", "70"));
    }

    /** 40 of 100 are stated for A; B and C share 60 evenly. */
    @Test
    void stated_amounts_are_the_part_of_the_pool_that_they_were_then() {
        october.policy(
                RULES
                        + """
                        pools:
                          - {id: first, fallback: U,
                             basis: {fixed: {amounts: {A: "40"}, remainder: {even: [B, C]}}}}
                        """);
        november.line(Line.of("10").correction().resource("hub")).after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(
                        Map.of(
                                "A (pool first)", "4",
                                "B (pool first)", "3",
                                "C (pool first)", "3",
                                "C (direct)", "70"));
    }

    /** Of 100, x = 100 + y/2 pass through one pool and y = 0.4 x through the other: 125 and 50. */
    @Test
    void pools_that_fed_each_other_are_followed_to_the_end() {
        october.policy(
                RULES
                        + """
                        distribution: reciprocal
                        pools:
                          - {id: first, fallback: U,
                             basis: {weighted: {A: "60", "pool:second": "40"}}}
                          - {id: second, fallback: U,
                             basis: {weighted: {B: "50", "pool:first": "50"}}}
                        """);
        november.line(Line.of("-8").category("Credit").resource("hub")).after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(
                        Map.of(
                                "A (pool first)",
                                "-6",
                                "B (pool second)",
                                "-2",
                                "C (direct)",
                                "70"));
    }

    /** A node of two hours for 12, of which web uses a quarter of the cores and of the memory. */
    @Test
    void a_node_is_followed_to_the_namespaces_that_used_it_and_to_its_idle_cost() {
        october.policy(
                        """
                        attribution:
                          - {id: nodes, match: {service: compute}, to: {nodeCost: {cluster: k}}}
                          - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
                        namespaces:
                          - {id: web, match: {namespace: web}, to: {costCenter: A}}
                        nodeSplit: {idle: {costCenter: B}}
                        """)
                .node("n1", 0, 2, "2", "8")
                .usage("n1", "web", 0, 2, "1", "4")
                .line(Line.of("12").service("compute").resource("n1").days(1, 1));
        november.line(Line.of("-4").category("Credit").service("compute").resource("n1").days(1, 1))
                .after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(Map.of("A (node)", "-1", "B (idle idle)", "-3", "C (direct)", "70"));
    }

    /** August's refund of 100 lay in the pool as October's run has it, so A's 40 are of 200. */
    @Test
    void what_a_posted_month_itself_took_from_earlier_ones_is_as_it_was() {
        var rules =
                RULES
                        + """
                        pools:
                          - {id: first, fallback: U,
                             basis: {fixed: {amounts: {A: "40"}, remainder: {direct: B}}}}
                        defaults: {credits: {pool: first}}
                        """;
        var september = new SmallMonth(Period.parse("2026-09")).policy(rules);
        october.policy(rules)
                .line(Line.of("100").category("Credit").service("gone").month("2026-09"))
                .after(september);
        november.line(Line.of("-10").category("Credit").resource("hub")).after(october);

        assertThat(Outcome.of(november).exact())
                .isEqualTo(
                        Map.of("A (pool first)", "-2", "B (pool first)", "-8", "C (direct)", "70"));
    }

    /**
     * The correction set of the FOCUS toolkit: 100 of a pool is net 75. A pays what 60 % of that
     * is, B and C the rest by the second pool.
     */
    @Test
    void the_correction_set_of_focus_leaves_everybody_their_part_of_the_net_charge() {
        var set = Csv.rows(SharedData.text("focus_data_toolkit/scenarios_correction_set.csv"));
        var september = new SmallMonth(Period.parse("2026-09")).policy(RULES + POOLS);
        var corrections = new SmallMonth().policy("attribution: []\n");
        for (var row : set) {
            var line =
                    Line.of(row.getOrDefault("BilledCost", ""))
                            .month("2026-09")
                            .category(row.getOrDefault("ChargeCategory", ""))
                            .set(TextColumn.CHARGE_CLASS, row.getOrDefault("ChargeClass", ""))
                            .set(TextColumn.INVOICE_ID, row.getOrDefault("InvoiceId", ""));
            if (row.getOrDefault("x_CorrectionOf", "").isEmpty()) {
                september.line(
                        line.service("shared").resource(row.getOrDefault("x_ChargeKey", "")));
            } else {
                corrections.line(line.resource(row.getOrDefault("x_CorrectionOf", "")));
            }
        }
        corrections.after(september);

        assertThat(Outcome.of(september).exact())
                .isEqualTo(
                        Map.of(
                                "A (pool first)", "60",
                                "B (pool second)", "10",
                                "C (pool second)", "30"));
        assertThat(Outcome.of(corrections).exact())
                .isEqualTo(
                        Map.of(
                                "A (pool first)", "-15",
                                "B (pool second)", "-2.5",
                                "C (pool second)", "-7.5"));
        assertThat(set.getLast()).containsEntry("x_NetCharge", "75.00");
    }
}
