package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.util.Map;

/**
 * Node cost worked by hand. Node n1 has 1 core and 1 GiB, so a cost of 100 for a day is 90 for 24
 * core-hours and 10 for 24 GiB-hours.
 */
class NodeSplitTest {

    private static final String POLICY =
            """
            nodeSplit:
              idle: %s
              blend: %s
            attribution:
              - {id: nodes, match: {service: compute}, to: {nodeCost: {cluster: k}}}
            namespaces:
              - {id: system, match: {namespace: "kube-*"}, to: {pool: shared}}
              - {id: teams, match: {namespaceLabel: team}, to: {lookup: {namespaceLabel: team}}}
            pools:
              - {id: shared, basis: {direct: C}, fallback: U}
            """;

    private static final String RATIO = "{requested: \"0.70\"}";

    private final SmallMonth month =
            new SmallMonth()
                    .policy(POLICY.formatted("{pool: shared}", RATIO))
                    .node("n1", 0, 24, "1", "1")
                    .line(cost("100", "n1"))
                    .label("web", "a", 1)
                    .label("jobs", "b", 1);

    private static Line cost(String cost, String resource) {
        return Line.of(cost).service("compute").days(1, 1).set(TextColumn.RESOURCE, resource);
    }

    /** Web asks for 12 and uses 6 core-hours: 0.7 × 12 + 0.3 × 6 = 10.2 of 24; RAM 6 of 24. */
    @Test
    void a_namespace_pays_for_its_blend_of_request_and_use() {
        month.usage("n1", "web", 0, 24, "12", "6", "6", "6");

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (node)", "40.75", "C (idle shared)", "59.25"));
    }

    /** Reports of volumes name no node where nothing is mounted; the others still do. */
    @Test
    void a_volume_that_is_not_mounted_leaves_the_nodes_joined() {
        month.node("n2", 0, 24, "1", "1")
                .usage("n1", "web", 0, 24, "24", "24")
                .usage("n2", "jobs", 0, 24, "24", "24")
                .volume("", 0, 24, "240");

        assertThat(Outcome.of(month).exact()).isEqualTo(Map.of("A (node)", "100"));
    }

    @Test
    void other_blends_take_one_side_or_the_larger() {
        month.usage("n1", "web", 0, 24, "12", "6", "0", "12");

        assertThat(nodeCost("{method: requestOnly}")).isEqualTo("45");
        assertThat(nodeCost("{method: usageOnly}")).isEqualTo("27.5");
        assertThat(nodeCost("{method: max}")).isEqualTo("50");
    }

    private String nodeCost(String blend) {
        month.policy(POLICY.formatted("{pool: shared}", blend));
        return String.valueOf(Outcome.of(month).exact().get("A (node)"));
    }

    /** 36 + 12 core-hours are asked of 24: the base is 48, and no CPU is idle. */
    @Test
    void over_commitment_is_shared_and_found_and_idle_is_never_negative() {
        month.usage("n1", "web", 0, 24, "36", "0").usage("n1", "jobs", 0, 24, "12", "0");

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (node)", "67.5", "B (node)", "22.5", "C (idle shared)", "10"));
        assertThat(Outcome.of(month).findings()).contains("over-commitment k/n1/2026-10-01 0");
    }

    /** Read for 18 of 24 hours: a quarter of the cost is nobody's, ¾ of 100 is split over 18 h. */
    @Test
    void hours_without_a_reading_are_not_idle() {
        month.usage("n1", "web", 0, 18, "9", "9");

        assertThat(Outcome.of(month).exact())
                .isEqualTo(
                        Map.of(
                                "A (node)", "37.5",
                                "C (idle shared)", "37.5",
                                "U (unattributed)", "25"));
        assertThat(Outcome.of(month).findings()).contains("missing-usage k/n1 25");
    }

    /** Read are 12 of 24 hours of n1, and so of n2, which had no pods: half of each is nobody's. */
    @Test
    void a_volume_on_a_node_does_not_count_as_a_reading_of_the_node() {
        month.node("n2", 0, 24, "1", "1").line(cost("50", "n2"));
        month.usage("n1", "web", 0, 12, "12", "12").volume("n1", 0, 24, "240");
        var without = Outcome.of(month).exact();

        month.volume("n2", 0, 24, "240");

        assertThat(without)
                .isEqualTo(
                        Map.of(
                                "A (node)", "50",
                                "C (idle shared)", "25",
                                "U (unattributed)", "75"));
        assertThat(Outcome.of(month).exact()).isEqualTo(without);
        assertThat(Outcome.of(month).findings()).contains("missing-usage k/n1 50");
    }

    @Test
    void a_cluster_of_which_only_volumes_are_read_has_missing_usage_and_no_idle_cost() {
        month.volume("n1", 0, 24, "240");

        assertThat(Outcome.of(month).exact()).isEqualTo(Map.of("U (unattributed)", "100"));
        assertThat(Outcome.of(month).findings()).contains("missing-usage k/n1 100");
    }

    @Test
    void a_node_that_exists_for_a_part_of_the_day_is_idle_only_then() {
        var short1 =
                new SmallMonth()
                        .policy(POLICY.formatted("{pool: shared}", RATIO))
                        .node("n1", 6, 12, "1", "1")
                        .line(cost("100", "n1"))
                        .label("web", "a", 1)
                        .usage("n1", "web", 6, 12, "3", "3");

        assertThat(Outcome.of(short1).exact())
                .isEqualTo(Map.of("A (node)", "50", "C (idle shared)", "50"));
    }

    @Test
    void a_node_without_pods_is_idle_while_the_cluster_is_read() {
        month.node("n2", 0, 24, "1", "1").line(cost("50", "n2"));
        month.usage("n1", "web", 0, 24, "24", "24");

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (node)", "100", "C (idle shared)", "50"));
    }

    @Test
    void without_any_reading_of_the_cluster_all_of_it_is_missing_usage() {
        assertThat(Outcome.of(month).exact()).isEqualTo(Map.of("U (unattributed)", "100"));
    }

    /** Cluster-wide: 4 cores, 4 GiB; web has 24 of 96 core-hours and no RAM: 22.5 % of 40. */
    @Test
    void cost_that_joins_no_node_is_split_over_the_whole_cluster() {
        month.node("n2", 0, 24, "3", "3").line(cost("40", "some-disk"));
        month.usage("n1", "web", 0, 24, "24", "0").usage("n2", "jobs", 0, 24, "0", "0");

        assertThat(Outcome.of(month).exact()).containsEntry("A (node)", "99");
    }

    /** On day 2 the node is gone, so its bill is the cluster's, which n2 alone is then. */
    @Test
    void a_line_joins_its_node_only_on_days_the_node_exists() {
        month.node("n2", 0, 48, "1", "1");
        month.line(Line.of("10").service("compute").days(2, 2).set(TextColumn.RESOURCE, "n1"));
        month.usage("n1", "web", 0, 24, "24", "24").usage("n2", "jobs", 0, 48, "48", "48");

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (node)", "100", "B (node)", "10"));
    }

    @Test
    void readings_that_name_no_node_split_the_cluster_as_one() {
        month.node("n2", 0, 24, "1", "1").line(cost("100", "n2"));
        month.usage("", "web", 0, 24, "24", "24");

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (node)", "100", "C (idle shared)", "100"));
    }

    /** Web pays 45, jobs 15, the system namespace 30 of 90 for CPU; idle 10 goes 3 : 1. */
    @Test
    void idle_is_spread_in_the_cluster_by_node_cost_without_system_namespaces() {
        month.policy(POLICY.formatted("{spread: cluster}", RATIO));
        month.usage("n1", "web", 0, 24, "12", "0").usage("n1", "jobs", 0, 24, "4", "0");
        month.usage("n1", "kube-system", 0, 24, "8", "0");

        assertThat(Outcome.of(month).exact())
                .isEqualTo(
                        Map.of(
                                "A (node)", "45",
                                "B (node)", "15",
                                "C (pool shared)", "30",
                                "A (idle idle)", "7.5",
                                "B (idle idle)", "2.5"));
    }

    @Test
    void idle_may_go_to_one_cost_center_and_without_users_spread_idle_is_nobodys() {
        month.usage("n1", "kube-system", 0, 24, "0", "0");

        month.policy(POLICY.formatted("{costCenter: B}", RATIO));
        assertThat(Outcome.of(month).exact()).isEqualTo(Map.of("B (idle idle)", "100"));
        month.policy(POLICY.formatted("{spread: cluster}", RATIO));
        assertThat(Outcome.of(month).exact()).isEqualTo(Map.of("U (idle idle)", "100"));
    }

    @Test
    void a_node_with_gpus_is_refused_without_a_weight_for_them() {
        month.node("n2", 0, 24, "1", "1", "1").line(cost("1", "n2"));
        month.usage("n2", "web", 0, 24, "1", "1");

        assertThatThrownBy(() -> Outcome.of(month))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.type()).isEqualTo("gpu-weight-missing"));
    }

    @Test
    void usage_that_no_line_pays_for_is_found() {
        month.node("n2", 0, 24, "1", "1");
        month.usage("n1", "web", 0, 24, "24", "24").usage("n2", "web", 0, 24, "1", "1");

        assertThat(Outcome.of(month).findings()).contains("usage-without-cost k/n2 0");
    }

    /** The label moves from A to B on the 2nd; cost and reading cover both days. */
    @Test
    void labels_are_those_of_the_day() {
        var moving =
                new SmallMonth()
                        .policy(POLICY.formatted("{pool: shared}", RATIO))
                        .node("n1", 0, 48, "1", "1")
                        .line(
                                Line.of("100")
                                        .service("compute")
                                        .days(1, 2)
                                        .set(TextColumn.RESOURCE, "n1"))
                        .label("moving", "b", 2)
                        .usage("n1", "moving", 0, 48, "48", "48");

        assertThat(Outcome.of(moving).exact())
                .isEqualTo(Map.of("U (unattributed)", "50", "B (node)", "50"));
    }

    @Test
    void a_node_share_says_what_it_was_split_by() {
        month.usage("n1", "web", 0, 24, "12", "6", "6", "6");

        assertThat(Outcome.of(month).shares())
                .anySatisfy(share -> {
                    assertThat(share.driver()).isEqualTo("cpu-core-hours");
                    assertThat(share.namespace()).isEqualTo("web");
                    assertThat(share.driverValue()).hasToString("10.2");
                    assertThat(share.driverTotal()).hasToString("24");
                    assertThat(share.amount()).hasToString("38.25");
                    assertThat(share.origin()).isEqualTo("teams");
                });
    }
}
