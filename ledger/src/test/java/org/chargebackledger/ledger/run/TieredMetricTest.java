package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** A pool of 90 split by log volume whose units weigh less the more there are. */
class TieredMetricTest {

    private static final String RULES =
            """
            attribution:
              - {id: logs, match: {service: logs}, to: {pool: logs}}
            namespaces:
              - {id: teams, match: {namespaceLabel: team}, to: {lookup: {namespaceLabel: team}}}
            """;

    private final SmallMonth month =
            new SmallMonth()
                    .line(Line.of("90").service("logs"))
                    .label("web", "a", 1)
                    .label("jobs", "b", 1);

    /** A: 100 × 2 + 150 × 1 = 350; B: 50 × 2 = 100. A bears 350/450 of 90, B 100/450. */
    @Test
    void units_above_a_tiers_end_count_at_the_next_rate() {
        month.metric("gib", "web", "250").metric("gib", "jobs", "50");

        assertThat(logs("[{upTo: \"100\", rate: \"2\"}, {rate: \"1\"}]"))
                .isEqualTo(Map.of("A (pool logs)", "70", "B (pool logs)", "20"));
    }

    /** Two namespaces of A climb the tiers together: 60 + 60 is 100 × 2 + 20 × 1 = 220. */
    @Test
    void the_tiers_are_climbed_by_what_a_cost_center_has_in_all() {
        month.label("api", "a", 1);
        month.metric("gib", "web", "60").metric("gib", "api", "60").metric("gib", "jobs", "115");

        // B: 200 + 15 = 215; of 435 units A has 220.
        assertThat(logs("[{upTo: \"100\", rate: \"2\"}, {rate: \"1\"}]"))
                .isEqualTo(
                        Map.of(
                                "A (pool logs)", "45.517241379310344827586207",
                                "B (pool logs)", "44.482758620689655172413793"));
    }

    @Test
    void free_units_weigh_nothing_and_who_stays_below_bears_nothing() {
        month.metric("gib", "web", "30").metric("gib", "jobs", "10");

        assertThat(logs("[{upTo: \"10\", rate: \"0\"}, {rate: \"0.5\"}]"))
                .isEqualTo(Map.of("A (pool logs)", "90"));
    }

    @Test
    void the_fallback_bears_the_pool_when_all_units_are_free() {
        month.metric("gib", "web", "10");

        assertThat(logs("[{upTo: \"10\", rate: \"0\"}, {rate: \"0.5\"}]"))
                .isEqualTo(Map.of("C (pool logs)", "90"));
    }

    /** 10⁻²⁴ × 10⁻⁶ needs 30 decimals: the proportion 1 : 2 must survive. */
    @Test
    void weights_that_need_more_decimals_keep_their_proportion() {
        month.metric("gib", "web", "0.000000000000000000000031");
        month.metric("gib", "jobs", "0.000000000000000000000062");

        assertThat(logs("[{upTo: \"1000\", rate: \"0.000001\"}, {rate: \"1\"}]"))
                .isEqualTo(Map.of("A (pool logs)", "30", "B (pool logs)", "60"));
    }

    private Map<String, String> logs(String tiers) {
        month.policy(
                RULES
                        + "pools: [{id: logs, basis: {metric: {name: gib, tiers: "
                        + tiers
                        + "}}, fallback: C}]");
        return Outcome.of(month).exact();
    }
}
