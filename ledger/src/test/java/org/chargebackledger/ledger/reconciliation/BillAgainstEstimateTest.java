package org.chargebackledger.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.chargebackledger.ledger.reconciliation.Compared.Estimate;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Every cause by itself, on a node of four cores of which namespaces take the half. */
class BillAgainstEstimateTest {

    private static final String RULES =
            """
            attribution:
              - {id: nodes, match: {service: compute}, to: {nodeCost: {cluster: k}}}
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            """;

    @Test
    void what_is_estimated_at_list_price_leaves_idle_capacity() {
        assertThat(waterfall(month(Line.of("744").service("compute").resource("n1"))))
                .containsExactly("estimate 372", "idle 372", "remainder 0", "bill 744");
    }

    @Test
    void an_estimate_that_prices_idle_capacity_is_compared_with_all_of_the_node() {
        var month = month(Line.of("744").service("compute").resource("n1"));
        assertThat(waterfall(month, estimate().cost("n1", EstimateCategory.IDLE, "300")))
                .containsExactly("estimate 672", "remainder 72", "bill 744");
    }

    @Test
    void other_prices_than_those_of_the_list_remain() {
        var month = month(Line.of("744").service("compute").resource("n1"));
        assertThat(waterfall(month, estimate().cost("n1", EstimateCategory.RAM, "-2")))
                .containsExactly("estimate 370", "idle 372", "remainder 2", "bill 744");
    }

    @Test
    void the_contract_makes_all_of_the_node_cheaper() {
        assertThat(waterfall(month(node("744").billed("700").effective("700"))))
                .containsExactly(
                        "estimate 372",
                        "idle 372",
                        "contract-price -44",
                        "remainder 0",
                        "bill 700");
    }

    @Test
    void the_market_makes_spot_machines_cheaper() {
        var spot = node("744").billed("200").effective("200");
        assertThat(waterfall(month(spot.set(TextColumn.PRICING_CATEGORY, "Dynamic"))))
                .containsExactly(
                        "estimate 372", "idle 372", "spot -544", "remainder 0", "bill 200");
    }

    @Test
    void a_commitment_is_cheaper_where_it_is_used_and_lost_where_it_is_not() {
        var used =
                node("744")
                        .billed("0")
                        .effective("400")
                        .set(TextColumn.COMMITMENT_ID, "c")
                        .set(TextColumn.COMMITMENT_STATUS, "Used");
        var unused =
                Line.of("0")
                        .effective("100")
                        .service("compute")
                        .set(TextColumn.COMMITMENT_ID, "c")
                        .set(TextColumn.COMMITMENT_STATUS, "Unused");
        var fee =
                Line.of("550")
                        .effective("0")
                        .service("compute")
                        .category("Purchase")
                        .set(TextColumn.COMMITMENT_ID, "c");
        assertThat(waterfall(month(used, unused, fee)))
                .containsExactly(
                        "estimate 372",
                        "idle 372",
                        "commitment-used -344",
                        "commitment-unused 100",
                        "commitment-payment 50",
                        "remainder 0",
                        "bill 550");
    }

    @Test
    void days_without_an_estimate_are_missing_usage() {
        var month = month(node("744"));
        var estimate =
                new Estimate("k").knows("shop").until(10).cost("n1", EstimateCategory.CPU, "120");
        assertThat(waterfall(month, estimate))
                .containsExactly(
                        "estimate 120", "missing-usage 504", "idle 120", "remainder 0", "bill 744");
    }

    @Test
    void hours_without_a_reading_are_missing_usage() {
        var month =
                new SmallMonth()
                        .policy(RULES)
                        .node("n1", 0, 744, "4", "0")
                        .usage("n1", "shop", 0, 372, "744", "0")
                        .line(node("744"));
        assertThat(
                        waterfall(
                                month,
                                new Estimate("k")
                                        .knows("shop")
                                        .cost("n1", EstimateCategory.CPU, "186")))
                .containsExactly(
                        "estimate 186", "missing-usage 372", "idle 186", "remainder 0", "bill 744");
    }

    @Test
    void namespaces_that_the_estimate_leaves_out_are_system_overhead() {
        var month = month(node("744")).usage("n1", "kube-system", 0, 744, "372", "0");
        assertThat(waterfall(month))
                .containsExactly(
                        "estimate 372",
                        "system-overhead 93",
                        "idle 279",
                        "remainder 0",
                        "bill 744");
    }

    @Test
    void what_a_service_is_comes_from_the_table_and_counts_less_what_is_estimated_of_it() {
        var month =
                month(
                        node("744"),
                        Line.of("50").service("disk").team("a"),
                        Line.of("20").service("balancer").team("a"),
                        Line.of("9").service("traffic"),
                        Line.of("73").service("control-plane"),
                        Line.of("31").service("database").team("b"),
                        Line.of("12").service("Gold Support"),
                        Line.of("7").service("Search, sold by others"));
        var estimate =
                estimate()
                        .cost("", EstimateCategory.PV, "30")
                        .cost("n1", EstimateCategory.LOAD_BALANCER, "18")
                        .cost("n1", EstimateCategory.NETWORK, "1")
                        .cost("", EstimateCategory.SHARED, "5")
                        .cost("", EstimateCategory.EXTERNAL, "6");
        assertThat(waterfall(month, estimate))
                .containsExactly(
                        "estimate 432",
                        "idle 372",
                        "storage 20",
                        "load-balancer 2",
                        "network 8",
                        "control-plane 73",
                        "shared-and-external -11",
                        "other-services 31",
                        "marketplace 7",
                        "support 12",
                        "remainder 0",
                        "bill 946");
    }

    @Test
    void disks_balancers_and_machines_that_belong_to_nobody_are_unmatched() {
        var month =
                month(
                        node("744"),
                        Line.of("3").service("disk").resource("vol-old"),
                        Line.of("4").service("balancer").resource("lb-old"),
                        Line.of("5").service("compute").resource("n-gone"),
                        Line.of("6").service("disk").resource("cluster/k/disk"));
        assertThat(waterfall(month))
                .containsExactly(
                        "estimate 372",
                        "idle 372",
                        "unmatched-resources 12",
                        "storage 6",
                        "remainder 0",
                        "bill 762");
    }

    @Test
    void what_the_bill_says_itself_comes_first() {
        var month =
                month(
                        node("744"),
                        Line.of("41").category("Tax"),
                        Line.of("-25").category("Credit").resource("n1"),
                        Line.of("-8").category("Refund"),
                        Line.of("-2").correction().month("2026-09"),
                        Line.of("3").correction().month("2026-09"),
                        Line.of("6").category("Adjustment"),
                        Line.of("11").service("compute").resource("n1").month("2026-09"));
        assertThat(waterfall(month))
                .containsExactly(
                        "estimate 372",
                        "idle 372",
                        "time-boundary 11",
                        "corrections 9",
                        "credits -25",
                        "refunds -10",
                        "tax 41",
                        "remainder 0",
                        "bill 770");
    }

    @Test
    void without_a_model_usage_counts_at_the_list_price_of_its_node() {
        var month = month(node("744").billed("700").effective("700"));
        var variances = Compared.of(month.inputs(), List.of());
        assertThat(Compared.text(Waterfall.of(variances.cells())))
                .containsExactly(
                        "estimate 372",
                        "idle 372",
                        "contract-price -44",
                        "remainder 0",
                        "bill 700");
        assertThat(variances.modelled()).isEmpty();
    }

    @Test
    void an_estimate_in_another_currency_is_not_compared_and_says_so() {
        var variances = Compared.of(month(node("744")).inputs(), List.of(estimate().in("EUR")));
        assertThat(variances.notCompared())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.cluster()).isEqualTo("k");
                    assertThat(one.estimated()).hasToString("372");
                    assertThat(one.reason()).contains("no rate is approved");
                });
        assertThat(variances.modelled()).isEmpty();
    }

    @Test
    void the_remainder_lies_with_the_node_that_it_is_of() {
        var month =
                month(node("744"), Line.of("100").service("compute").resource("n2"))
                        .node("n2", 0, 744, "4", "0")
                        .usage("n2", "shop", 0, 744, "2976", "0");
        var variances =
                Compared.of(
                        month.inputs(),
                        List.of(estimate().cost("n2", EstimateCategory.CPU, "90").in("USD")));
        assertThat(
                        variances.cells().stream()
                                .map(cell -> cell.key().node() + " " + cell.remainder()))
                .containsExactly("n1 0", "n2 10");
    }

    private static Line node(String list) {
        return Line.of(list).service("compute").resource("n1");
    }

    /** The half of the node's cores is taken; its memory counts nothing. */
    private static SmallMonth month(Line... lines) {
        var month =
                new SmallMonth()
                        .policy(RULES)
                        .node("n1", 0, 744, "4", "0")
                        .usage("n1", "shop", 0, 744, "1488", "744", "0", "0");
        for (var line : lines) {
            month.line(line);
        }
        return month;
    }

    private static Estimate estimate() {
        return new Estimate("k").knows("shop").cost("n1", EstimateCategory.CPU, "372");
    }

    private static List<String> waterfall(SmallMonth month) {
        return waterfall(month, estimate());
    }

    private static List<String> waterfall(SmallMonth month, Estimate estimate) {
        return Compared.text(
                Waterfall.of(Compared.of(month.inputs(), List.of(estimate.in("USD"))).cells()));
    }
}
