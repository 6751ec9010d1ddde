package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/**
 * Gaps worked by hand. Node n1 has 1 core and 1 GiB, and costs 100 on October 2: 90 for CPU and 10
 * for RAM. On the 1st web takes half of the CPU and all of the RAM: 55 of 100.
 */
class GapRulesTest {

    private static final String POLICY =
            """
            nodeSplit:
              gaps: %s
              idle: {pool: shared}
            attribution:
              - {id: nodes, match: {service: compute}, to: {nodeCost: {cluster: k}}}
            namespaces:
              - {id: teams, match: {namespaceLabel: team}, to: {lookup: {namespaceLabel: team}}}
            pools:
              - {id: shared, basis: {direct: C}, fallback: U}
            """;

    private static final Map<String, String> AS_ON_THE_1ST =
            Map.of("A (node)", "55", "C (idle shared)", "45");

    private final SmallMonth month =
            new SmallMonth()
                    .node("n1", 0, 96, "1", "1")
                    .line(cost("100", 2, "n1"))
                    .label("web", "a", 1)
                    .label("jobs", "b", 1)
                    .usage("n1", "web", 0, 24, "12", "24");

    private static Line cost(String cost, int day, String resource) {
        return Line.of(cost).service("compute").days(day, day).set(TextColumn.RESOURCE, resource);
    }

    private Outcome under(String gaps) {
        return under(gaps, month);
    }

    private static Outcome under(String gaps, SmallMonth month) {
        return Outcome.of(month.policy(POLICY.formatted(gaps)));
    }

    private static String detail(SmallMonth month, String code, String subject) {
        return Allocation.of(month.inputs()).findings().stream()
                .filter(one -> one.code().equals(code) && one.subject().equals(subject))
                .map(RunFinding::detail)
                .findFirst()
                .orElse("");
    }

    @Test
    void a_day_without_readings_is_carried_from_the_day_before() {
        assertThat(under("carry").exact()).isEqualTo(AS_ON_THE_1ST);
        assertThat(under("unattributed").exact()).isEqualTo(Map.of("U (unattributed)", "100"));
    }

    @Test
    void what_is_carried_is_found_with_its_hours_days_and_money() {
        assertThat(under("carry").findings())
                .contains("carried-usage k/n1 100", "carried-usage-total k 100")
                .noneMatch(finding -> finding.startsWith("missing-usage"));
        assertThat(detail(month, "carried-usage", "k/n1"))
                .isEqualTo("2026-10-02: 24 h as on 2026-10-01");
        assertThat(detail(month, "carried-usage-total", "k"))
                .isEqualTo("24 node hours without a reading");
    }

    /** Read for 18 hours at one half: 37.5 of 75. Of the other 25, 55 % are carried. */
    @Test
    void only_the_unread_part_of_a_day_is_carried() {
        month.usage("n1", "web", 24, 42, "9", "9");

        assertThat(under("carry").exact())
                .isEqualTo(Map.of("A (node)", "51.25", "C (idle shared)", "48.75"));
        assertThat(under("carry").findings()).contains("carried-usage k/n1 25");
        assertThat(detail(month, "carried-usage", "k/n1"))
                .isEqualTo("2026-10-02: 6 h as on 2026-10-01");
    }

    @Test
    void the_share_of_a_gap_says_which_readings_it_was_split_by() {
        month.usage("n1", "web", 24, 42, "9", "9");

        assertThat(under("carry").shares())
                .anySatisfy(share -> {
                    assertThat(share.driver()).isEqualTo("cpu-core-hours:carried:2026-10-01");
                    assertThat(share.driverValue()).hasToString("12");
                    assertThat(share.driverTotal()).hasToString("24");
                    assertThat(share.namespace()).isEqualTo("web");
                    assertThat(share.origin()).isEqualTo("teams");
                    assertThat(share.amount()).hasToString("11.25");
                })
                .anySatisfy(share -> {
                    assertThat(share.driver()).isEqualTo("cpu-core-hours");
                    assertThat(share.driverValue()).hasToString("9");
                    assertThat(share.driverTotal()).hasToString("18");
                    assertThat(share.amount()).hasToString("33.75");
                });
    }

    /** Half as on the 1st, half as on the 3rd, when jobs took all of it. */
    @Test
    void a_day_between_two_is_interpolated_by_the_mean_of_both() {
        month.usage("n1", "jobs", 48, 72, "24", "24");

        assertThat(under("interpolate").exact())
                .isEqualTo(Map.of("A (node)", "27.5", "B (node)", "50", "C (idle shared)", "22.5"));
        assertThat(detail(month, "interpolated-usage", "k/n1"))
                .isEqualTo("2026-10-02: 24 h as on 2026-10-01 and on 2026-10-03");
        assertThat(under("carry").exact()).isEqualTo(AS_ON_THE_1ST);
    }

    @Test
    void with_one_side_only_interpolation_takes_that() {
        assertThat(under("interpolate").exact()).isEqualTo(AS_ON_THE_1ST);

        var later =
                new SmallMonth()
                        .node("n1", 0, 96, "1", "1")
                        .line(cost("100", 2, "n1"))
                        .label("web", "a", 1)
                        .usage("n1", "web", 72, 96, "12", "24");
        assertThat(under("interpolate", later).exact()).isEqualTo(AS_ON_THE_1ST);
        assertThat(under("carry", later).exact()).isEqualTo(Map.of("U (unattributed)", "100"));
    }

    @Test
    void nothing_is_carried_further_than_the_bound() {
        var far = month.node("n1", 96, 144, "1", "1").line(cost("10", 5, "n1"));

        assertThat(under("carry", far).exact())
                .isEqualTo(
                        Map.of(
                                "A (node)", "55",
                                "C (idle shared)", "45",
                                "U (unattributed)", "10"));
        assertThat(under("carry", far).findings()).contains("missing-usage k/n1 10");
        assertThat(detail(far, "missing-usage", "k/n1"))
                .isEqualTo("node cost of hours without a reading, near no day that was read");
        assertThat(under("carry\n  gapDays: \"4\"", far).exact())
                .isEqualTo(Map.of("A (node)", "60.5", "C (idle shared)", "49.5"));
    }

    /** On the 1st jobs has half of n2 and web as before: of the cluster 22.5+10 % and 22.5 %. */
    @Test
    void a_node_that_is_new_is_split_as_its_cluster_was() {
        month.node("n2", 0, 24, "1", "1").usage("n2", "jobs", 0, 24, "12", "0");
        month.node("n3", 24, 48, "1", "1").line(cost("100", 2, "n3"));
        month.usage("n3", "web", 24, 25, "0", "0");

        assertThat(detail(month.policy(POLICY.formatted("carry")), "carried-usage", "k/n3"))
                .isEqualTo("2026-10-02: 23 h as the cluster on 2026-10-01");
        assertThat(under("carry").shares())
                .anySatisfy(share -> {
                    assertThat(share.driver())
                            .isEqualTo("cpu-core-hours:carried:2026-10-01:cluster");
                    assertThat(share.driverTotal()).hasToString("48");
                });
    }

    /** Neither node nor reading is known of the 2nd, as when a delivery is missing. */
    @Test
    void a_day_of_which_not_even_the_nodes_are_known_is_split_as_the_other_days_were() {
        var lost =
                new SmallMonth()
                        .node("n1", 0, 24, "1", "1")
                        .node("n2", 0, 24, "1", "1")
                        .node("n1", 48, 72, "3", "1")
                        .line(cost("100", 2, "n1"))
                        .label("web", "a", 1)
                        .label("jobs", "b", 1)
                        .usage("n1", "web", 0, 24, "12", "24")
                        .usage("n2", "jobs", 0, 24, "24", "24")
                        .usage("n1", "jobs", 48, 72, "72", "24");

        assertThat(under("carry", lost).exact()).isEqualTo(AS_ON_THE_1ST);
        assertThat(detail(lost, "carried-usage-total", "k"))
                .isEqualTo("24 node hours without a reading");
        assertThat(under("interpolate", lost).exact())
                .isEqualTo(Map.of("A (node)", "27.5", "B (node)", "50", "C (idle shared)", "22.5"));
        assertThat(under("unattributed", lost).exact())
                .isEqualTo(Map.of("U (unattributed)", "100"));
    }

    @Test
    void a_day_that_was_read_for_less_than_half_stands_in_for_no_other() {
        month.line(cost("100", 3, "n1")).usage("n1", "jobs", 24, 35, "11", "11");

        assertThat(detail(month.policy(POLICY.formatted("carry")), "carried-usage", "k/n1"))
                .isEqualTo("2026-10-02: 13 h as on 2026-10-01; 2026-10-03: 24 h as on 2026-10-01");
    }

    /** Readings without nodes say nothing of a node, so the cluster's are taken. */
    @Test
    void readings_that_name_no_node_stand_in_as_the_cluster() {
        var whole =
                new SmallMonth()
                        .node("n1", 0, 48, "1", "1")
                        .line(cost("100", 2, "n1"))
                        .label("web", "a", 1)
                        .usage("", "web", 0, 24, "12", "24");

        assertThat(under("carry", whole).exact()).isEqualTo(AS_ON_THE_1ST);
    }

    @Test
    void a_carried_share_is_borne_by_whom_the_labels_of_its_own_day_name() {
        var moved =
                new SmallMonth()
                        .node("n1", 0, 48, "1", "1")
                        .line(cost("100", 2, "n1"))
                        .label("web", "b", 2)
                        .usage("n1", "web", 0, 24, "12", "24");

        assertThat(under("carry", moved).exact())
                .isEqualTo(Map.of("B (node)", "55", "C (idle shared)", "45"));
    }

    @Test
    void where_no_label_of_the_day_is_known_those_of_the_readings_count() {
        var unlabelled =
                new SmallMonth()
                        .node("n1", 0, 72, "1", "1")
                        .line(cost("100", 2, "n1"))
                        .label("web", "a", 3)
                        .usage("n1", "web", 48, 72, "12", "24");

        assertThat(under("interpolate", unlabelled).exact()).isEqualTo(AS_ON_THE_1ST);
    }

    @Test
    void each_cluster_has_its_own_rule() {
        assertThat(under("{k: carry}").exact()).isEqualTo(AS_ON_THE_1ST);
        assertThat(under("{\"*\": carry, k: unattributed}").exact())
                .isEqualTo(Map.of("U (unattributed)", "100"));
        assertThat(under("{\"*\": carry, other: hold}").exact()).isEqualTo(AS_ON_THE_1ST);
    }

    @Test
    void a_held_month_can_be_shown_but_not_charged() {
        month.usage("n1", "web", 24, 42, "9", "9");
        var findings = Allocation.of(month.policy(POLICY.formatted("hold")).inputs()).findings();

        assertThat(under("hold").findings())
                .contains("held-usage k/n1 25", "held-usage-total k 25", "missing-usage k/n1 25");
        assertThatCode(() -> HeldUsage.refuse(RunKind.SHOWBACK, findings))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> HeldUsage.refuse(RunKind.CHARGEBACK, findings))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.type()).isEqualTo("usage-held"))
                .hasMessageContaining("k/n1 2026-10-02: 6 h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unattributed", "hold", "carry", "interpolate"})
    void a_day_that_was_read_is_split_the_same_under_each_rule(String rule) {
        month.usage("n1", "jobs", 24, 48, "24", "24");

        assertThat(under(rule).exact()).isEqualTo(Map.of("B (node)", "100"));
        assertThat(under(rule).findings()).containsExactly("usage-without-cost k/n1 0");
    }

    @Test
    void a_driver_names_the_readings_it_is_of_and_others_name_none() {
        assertThat(StandIn.of("cpu-core-hours:carried:2026-10-01:cluster"))
                .hasToString("StandIn[rule=CARRY, day=2026-10-01, ofCluster=true]");
        assertThat(StandIn.of("gpu-hours:interpolated:2026-10-31"))
                .hasToString("StandIn[rule=INTERPOLATE, day=2026-10-31, ofCluster=false]");
        assertThat(StandIn.of("cpu-core-hours")).isNull();
        assertThat(StandIn.of("my:carried:metric")).isNull();
    }
}
