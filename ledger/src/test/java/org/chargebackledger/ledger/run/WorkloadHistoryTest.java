package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/**
 * Labels of workloads as of each day, worked by hand. Node n1 has 1 core and 1 GiB and costs 100 on
 * each of the days charged; of namespace shop, api takes half of it and web the rest.
 */
class WorkloadHistoryTest {

    private static final String POLICY =
            """
            nodeSplit:
              gaps: %s
            attribution:
              - {id: lines, match: {service: volume}, to: {lookup: {label: team}}}
              - {id: nodes, match: {service: compute}, to: {nodeCost: {cluster: k}}}
            namespaces:
              - {id: workload, match: {}, to: {lookup: {label: team}}}
              - {id: namespace, match: {}, to: {lookup: {namespaceLabel: team}}}
            """;

    private final SmallMonth month =
            new SmallMonth().policy(POLICY.formatted("unattributed")).node("n1", 0, 96, "1", "1");

    private static Line cost(int day) {
        return Line.of("100").service("compute").days(day, day).set(TextColumn.RESOURCE, "n1");
    }

    private SmallMonth readOn(int day, String ownTeamOfApi) {
        var from = 24 * (day - 1);
        return month.work("n1", "shop", "api", ownTeamOfApi, from, from + 24, "12")
                .work("n1", "shop", "web", "", from, from + 24, "12");
    }

    private Map<String, String> exact() {
        return Outcome.of(month).exact();
    }

    /** Complaint 20: a label that changed counts from the day on which it did. */
    @Test
    void readings_without_labels_go_by_those_of_their_workload_on_each_day() {
        readOn(1, "").line(cost(1));
        readOn(2, "").line(cost(2));
        month.workloadLabel("shop", "api", "a", 1, 1)
                .workloadLabel("shop", "api", "b", 2, 31)
                .workloadLabel("shop", "web", "c", 1, 31);

        assertThat(exact())
                .isEqualTo(Map.of("A (node)", "50", "B (node)", "50", "C (node)", "100"));
        assertThat(Outcome.of(month).findings()).isEmpty();
    }

    @Test
    void what_is_known_of_one_workload_says_nothing_of_another() {
        readOn(1, "").line(cost(1)).label("shop", "c", 1);
        month.workloadLabel("shop", "api", "a", 1, 31)
                .workloadLabel("other", "web", "b", 1, 31)
                .workloadLabel("shop", "web", "b", 2, 31);

        assertThat(exact()).isEqualTo(Map.of("A (node)", "50", "C (node)", "50"));
    }

    @Test
    void a_label_that_a_reading_carries_itself_wins_and_the_difference_is_found() {
        readOn(1, "b").line(cost(1));
        month.workloadLabel("shop", "api", "a", 1, 31).workloadLabel("shop", "web", "c", 1, 31);

        assertThat(exact()).isEqualTo(Map.of("B (node)", "50", "C (node)", "50"));
        assertThat(Allocation.of(month.inputs()).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("workload-label-differs");
                    assertThat(finding.subject()).isEqualTo("k/shop/api");
                    assertThat(finding.detail())
                            .isEqualTo(
                                    "label team is 'b' on its readings, which counts, and 'a' as"
                                            + " delivered for it, on 1 of the days");
                });
    }

    @Test
    void a_line_of_a_bill_that_names_a_workload_goes_by_its_labels() {
        month.line(
                        Line.of("7")
                                .service("volume")
                                .days(2, 2)
                                .set(TextColumn.CLUSTER, "k")
                                .set(TextColumn.NAMESPACE, "shop")
                                .set(TextColumn.WORKLOAD, "db"))
                .line(Line.of("5").service("volume").days(2, 2).set(TextColumn.CLUSTER, "k"))
                .workloadLabel("shop", "db", "a", 2, 2);

        assertThat(exact()).isEqualTo(Map.of("A (direct)", "7", "U (unattributed)", "5"));
    }

    @Test
    void what_the_provider_divides_goes_by_the_labels_of_the_workload_it_names() {
        month.policy(
                POLICY.formatted("unattributed")
                        .replace("nodeSplit:\n", "nodeSplit:\n  source: providerShares\n"));
        for (var workload : List.of("api", "web")) {
            month.line(
                    cost(1).set(TextColumn.NAMESPACE, "shop").set(TextColumn.WORKLOAD, workload));
        }
        month.workloadLabel("shop", "api", "a", 1, 1).workloadLabel("shop", "web", "b", 1, 1);

        assertThat(exact()).isEqualTo(Map.of("A (node)", "100", "B (node)", "100"));
    }

    /** Decision 0016: who bears a share follows from the labels of the day itself. */
    @Test
    void a_day_split_by_another_days_readings_goes_by_its_own_labels() {
        month.policy(POLICY.formatted("carry"));
        readOn(1, "").line(cost(2));
        month.workloadLabel("shop", "api", "a", 1, 1)
                .workloadLabel("shop", "web", "a", 1, 1)
                .workloadLabel("shop", "api", "b", 2, 2);

        assertThat(exact()).isEqualTo(Map.of("B (node)", "50", "U (unattributed)", "50"));
    }

    @Test
    void a_day_of_which_no_label_is_known_goes_by_those_of_the_day_that_stands_in() {
        month.policy(POLICY.formatted("carry"));
        readOn(1, "").line(cost(2)).label("shop", "c", 2);
        month.workloadLabel("shop", "api", "a", 1, 1);

        assertThat(exact()).isEqualTo(Map.of("A (node)", "50", "C (node)", "50"));
    }

    @Test
    void labels_that_no_rule_asks_change_nothing_to_the_last_digit() {
        month.policy(
                POLICY.formatted("unattributed")
                        .replace("{lookup: {label: team}}", "{lookup: {namespaceLabel: team}}"));
        readOn(1, "").line(cost(1)).label("shop", "c", 1);
        var without = Outcome.of(month).shares();
        month.workloadLabel("shop", "api", "a", 1, 31).workloadLabel("shop", "web", "b", 1, 31);

        assertThat(Outcome.of(month).shares()).isEqualTo(without);
    }
}
