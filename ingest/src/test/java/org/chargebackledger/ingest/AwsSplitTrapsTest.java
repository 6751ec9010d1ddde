package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Share rows of AWS that do not fit what they divide, and rows that look like them. */
class AwsSplitTrapsTest {

    private static final String TASK =
            "arn:aws:ecs:eu-central-1:123:task/shop/0123456789abcdef0123456789abcdef";

    @TempDir Path folder;
    private Deliveries deliveries;
    private final SplitBill bill = new SplitBill();

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    private CostReading read() throws IOException {
        return deliveries.bill("aws-cur", deliveries.write("cur.csv", bill.csv()));
    }

    private void readsAs(String finding, String... lines) throws IOException {
        try (var reading = read()) {
            assertThat(texts(reading)).containsExactlyInAnyOrder(lines);
            assertThat(finding(reading)).isEqualTo(finding);
        }
    }

    private static List<String> texts(CostReading reading) {
        return Deliveries.lines(reading).stream()
                .map(line ->
                        "%s %s/%s/%s %s"
                                .formatted(
                                        line.resource(),
                                        line.cluster(),
                                        line.namespace(),
                                        line.workload(),
                                        line.costs().effective()))
                .toList();
    }

    private static String finding(CostReading reading) {
        return reading.findings().stream()
                .map(finding -> finding.code() + ": " + finding.reason())
                .reduce("", (all, one) -> all.isEmpty() ? one : all + "\n" + one)
                .replace("; account 123 in 2026-10", "");
    }

    @Test
    void shares_of_an_instance_that_is_not_in_the_delivery_are_no_money() throws IOException {
        bill.onDemand("i-1", 0, "4").pod("i-2", 0, "web/api", "3", "1");
        readsAs(
                "shares-without-parent: 1 share rows of 1 resources divide nothing that was"
                        + " charged for the same time; their weights of 4 are no money and count"
                        + " nowhere",
                "i-1 // 4");
    }

    /** The instance's own cost of an hour goes by that hour's shares, never by another's. */
    @Test
    void hours_without_shares_and_shares_without_hours_do_not_meet() throws IOException {
        bill.onDemand("i-1", 0, "4").pod("i-1", 1, "web/api", "3", "1");
        try (var reading = read()) {
            assertThat(texts(reading)).containsExactly("i-1 prod// 4");
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("shares-without-parent", "undivided-hours");
        }
    }

    @Test
    void shares_without_any_weight_divide_nothing() throws IOException {
        bill.onDemand("i-1", 0, "4")
                .pod("i-1", 0, "web/api", "0", "0")
                .pod("i-1", 0, "web/job", "", "");
        readsAs(
                "shares-without-weight: 2 share rows of 1 resources have no cost at all; what"
                        + " these resources cost at the same time, 4, is not divided",
                "i-1 prod// 4");
    }

    @Test
    void a_share_with_a_blank_cost_gets_nothing_and_is_said() throws IOException {
        bill.onDemand("i-1", 0, "4")
                .pod("i-1", 0, "web/api", "3", "1")
                .pod("i-1", 0, "web/job", "", "");
        readsAs(
                "blank-weight: 1 share rows of 1 resources have no cost, so they get nothing of"
                        + " the 4 that others at the same time divide",
                "i-1 prod/web/api 3",
                "i-1 prod// 1");
    }

    @Test
    void shares_of_more_than_the_instance_divide_what_it_cost() throws IOException {
        bill.onDemand("i-1", 0, "4")
                .pod("i-1", 0, "web/api", "3", "1")
                .pod("i-1", 0, "web/job", "3", "1");
        readsAs(
                "shares-exceed-parent: 2 share rows of 1 resources add up to more than these"
                        + " cost, by 4; what they cost is divided in proportion",
                "i-1 prod/web/api 1.5",
                "i-1 prod/web/job 1.5",
                "i-1 prod// 1");
    }

    @Test
    void shares_of_less_than_the_instance_divide_what_it_cost() throws IOException {
        bill.onDemand("i-1", 0, "4").pod("i-1", 0, "web/api", "1.5", "0.5");
        readsAs(
                "shares-short-of-parent: 1 share rows of 1 resources add up to less than these"
                        + " cost, by 2; what they cost is divided in proportion",
                "i-1 prod/web/api 3",
                "i-1 prod// 1");
    }

    @Test
    void a_negative_share_leaves_the_hour_whole() throws IOException {
        bill.onDemand("i-1", 0, "4")
                .onDemand("i-1", 1, "4")
                .pod("i-1", 0, "web/api", "5", "1")
                .pod("i-1", 0, "web/job", "-2", "0")
                .pod("i-1", 1, "web/api", "3", "1");
        readsAs(
                "negative-shares: 1 share rows of 1 resources have a negative cost; what these"
                        + " resources cost at the same time, 4, is not divided",
                "i-1 prod/web/api 3",
                "i-1 prod// 5");
    }

    /** Nothing says whether such an instance is a node at all. */
    @Test
    void an_instance_that_never_splits_stays_whole_without_a_word() throws IOException {
        bill.onDemand("i-1", 0, "4").onDemand("i-2", 0, "2").pod("i-1", 0, "web/api", "3", "1");
        readsAs("", "i-1 prod/web/api 3", "i-1 prod// 1", "i-2 // 2");
    }

    @Test
    void a_discount_on_the_hour_is_divided_with_it_and_is_no_part_of_what_aws_splits()
            throws IOException {
        bill.onDemand("i-1", 0, "4")
                .charge("i-1", 0, "EdpDiscount", "EUC1-BoxUsage:m5.large", "-0.4", "", "")
                .pod("i-1", 0, "web/api", "3", "1");
        readsAs(
                "",
                "i-1 prod/web/api 3",
                "i-1 prod// 1",
                "i-1 prod/web/api -0.3",
                "i-1 prod// -0.1");
    }

    @Test
    void rows_of_the_instance_that_are_no_compute_are_not_divided() throws IOException {
        bill.onDemand("i-1", 0, "4")
                .charge("i-1", 0, "Usage", "EUC1-CPUCredits:t3", "0.5", "0.5", "")
                .charge("i-1", 0, "Tax", "EUC1-BoxUsage:m5.large", "0.8", "", "")
                .pod("i-1", 0, "web/api", "3", "1");
        readsAs("", "i-1 prod/web/api 3", "i-1 prod// 1.5", "i-1 prod// 0.8");
    }

    @Test
    void tasks_of_ecs_go_by_cluster_and_service() throws IOException {
        bill.onDemand("i-1", 0, "4")
                .share(
                        "i-1",
                        0,
                        "ECSTask-EC2",
                        TASK,
                        "2",
                        "1",
                        "\"{\"\"aws_ecs_service_name\"\":\"\"checkout\"\"}\"")
                .share("i-1", 0, "ECSTask-EC2", TASK.replace("0123", "4567"), "1", "0", "{}");
        readsAs("", "i-1 shop//checkout 2", "i-1 shop//Uncontrolled Workload 1", "i-1 shop// 1");
    }

    /** Task and pod names of an older form do not say it. */
    @Test
    void where_the_name_does_not_say_whose_it_is_tags_do() throws IOException {
        bill.onDemand("i-1", 0, "4")
                .share(
                        "i-1",
                        0,
                        "EKSPod-EC2",
                        "some-pod",
                        "3",
                        "1",
                        "\"{\"\"aws:eks:cluster-name\"\":\"\"prod\"\",\"\"aws:eks:namespace\"\":"
                                + "\"\"web\"\",\"\"aws:eks:deployment\"\":\"\"api\"\"}\"");
        readsAs("", "i-1 prod/web/api 3", "i-1 prod// 1");
    }

    @Test
    void a_share_that_names_nobody_is_not_idle() throws IOException {
        bill.onDemand("i-1", 0, "4").share("i-1", 0, "EKSPod-EC2", "", "3", "1", "");
        readsAs("", "i-1 //Uncontrolled Workload 3", "i-1 // 1");
    }

    @Test
    void fargate_rows_are_money_even_if_they_name_a_parent() throws IOException {
        bill.onDemand("i-1", 0, "4");
        var fargate =
                bill.csv().replace("RunInstances", "FargateTask").replace(",,,,{}", ",i-9,,,{}");
        try (var reading = deliveries.bill("aws-cur", deliveries.write("f.csv", fargate))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("4");
            assertThat(reading.findings()).isEmpty();
        }
    }

    @Test
    void net_shares_serve_where_there_are_no_others() throws IOException {
        bill.onDemand("i-1", 0, "4").pod("i-1", 0, "web/api", "3", "1");
        var net =
                bill.csv()
                        .replace("split_line_item_split", "split_line_item_net_split")
                        .replace("split_line_item_unused", "split_line_item_net_unused");
        try (var reading = deliveries.bill("aws-cur", deliveries.write("net.csv", net))) {
            assertThat(texts(reading))
                    .containsExactlyInAnyOrder("i-1 prod/web/api 3", "i-1 prod// 1");
        }
    }

    @Test
    void shares_may_come_in_another_part_of_the_delivery() throws IOException {
        bill.onDemand("i-1", 0, "4").pod("i-1", 0, "web/api", "3", "1");
        var rows = bill.csv().lines().toList();
        var one = deliveries.write("1.csv", rows.get(0) + "\n" + rows.get(1) + "\n");
        var two = deliveries.write("2.csv", rows.get(0) + "\n" + rows.get(2) + "\n");
        try (var reading = deliveries.bill("aws-cur", one, two)) {
            assertThat(texts(reading))
                    .containsExactlyInAnyOrder("i-1 prod/web/api 3", "i-1 prod// 1");
            var api =
                    Deliveries.lines(reading).stream()
                            .filter(line -> line.workload().equals("api"))
                            .findFirst()
                            .orElseThrow();
            assertThat(deliveries.rowsOf("aws-cur", api, Period.parse("2026-10"), 9, one, two))
                    .extracting(row -> row.file() + " " + row.line() + " " + row.role())
                    .containsExactly("1.csv 2 DIVIDED", "2.csv 2 SHARE");
        }
    }
}
