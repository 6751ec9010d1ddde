package org.chargebackledger.api.demo.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.demo.company.PlainCsv.sum;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The generated bills add up, by the providers' own rules and to the last digit. */
class DemoBillsTest {

    private static final String TYPE = "line_item_line_item_type";
    private static final String UNBLENDED = "line_item_unblended_cost";
    private static final String PLAN = "savings_plan_savings_plan_a_r_n";
    private static final String RESERVATION = "reservation_reservation_a_r_n";

    @Test
    void a_cost_and_usage_report_sums_to_what_its_generator_says() {
        for (var bill : DemoFiles.deliveries("aws-cur")) {
            var rows = DemoFiles.rows(bill);
            assertTotals(
                    bill,
                    rows.size(),
                    Map.of(
                            "list",
                            sum(rows, "pricing_public_on_demand_cost"),
                            "billed",
                            sum(rows, UNBLENDED),
                            "effective",
                            total(rows, DemoBillsTest::amortized)));
        }
    }

    @Test
    void a_focus_file_sums_to_what_its_generator_says() {
        for (var bill : DemoFiles.deliveries("focus")) {
            var rows = DemoFiles.rows(bill);
            assertTotals(
                    bill,
                    rows.size(),
                    Map.of(
                            "list",
                            sum(rows, "ListCost"),
                            "contracted",
                            sum(rows, "ContractedCost"),
                            "billed",
                            sum(rows, "BilledCost"),
                            "effective",
                            sum(rows, "EffectiveCost")));
        }
    }

    @Test
    void unblended_cost_is_amortized_cost_plus_true_up_plus_upfront() {
        for (var bill : DemoFiles.deliveries("aws-cur")) {
            var rows = DemoFiles.rows(bill);
            assertThat(
                            total(rows, DemoBillsTest::amortized)
                                    .add(total(rows, DemoBillsTest::trueUp))
                                    .add(total(rows, DemoBillsTest::upfront)))
                    .as(bill.id())
                    .isEqualByComparingTo(sum(rows, UNBLENDED));
        }
    }

    @Test
    void the_savings_plan_gives_back_what_it_covers_and_leaves_some_unused() {
        for (var bill : DemoFiles.deliveries("aws-cur")) {
            var rows = DemoFiles.rows(bill);
            var covered = ofType(rows, "SavingsPlanCoveredUsage");
            var fees = ofType(rows, "SavingsPlanRecurringFee");
            assertThat(sum(ofType(rows, "SavingsPlanNegation"), UNBLENDED))
                    .isEqualByComparingTo(sum(covered, UNBLENDED).negate());
            assertThat(sum(covered, "savings_plan_savings_plan_effective_cost"))
                    .isEqualByComparingTo(sum(fees, "savings_plan_used_commitment"))
                    .isLessThan(sum(fees, "savings_plan_total_commitment_to_date"));
            var ofThePlan = rows.stream().filter(row -> !row.text(PLAN).isEmpty()).toList();
            assertThat(sum(ofThePlan, UNBLENDED))
                    .isEqualByComparingTo(total(ofThePlan, DemoBillsTest::amortized));
        }
    }

    @Test
    void only_rows_of_a_commitment_are_billed_otherwise_than_amortized() {
        for (var bill : DemoFiles.deliveries("aws-cur")) {
            assertThat(DemoFiles.rows(bill))
                    .filteredOn(row -> row.text(PLAN).isEmpty() && row.text(RESERVATION).isEmpty())
                    .allMatch(row -> amortized(row).compareTo(row.number(UNBLENDED)) == 0);
        }
        for (var bill : DemoFiles.deliveries("focus")) {
            assertThat(DemoFiles.rows(bill))
                    .filteredOn(row -> row.text("CommitmentDiscountId").isEmpty())
                    .allMatch(row ->
                            row.number("BilledCost").compareTo(row.number("EffectiveCost")) == 0);
        }
    }

    @Test
    void what_was_paid_upfront_is_used_up_hour_by_hour() {
        assertThat(prepaid("aws-final", DemoBillsTest::reservedDatabase))
                .containsExactly(money("4032"), money("3672"), money("3300"));
        assertThat(prepaid("azure", DemoBillsTest::reservation))
                .containsExactly(money("13106.16"), money("11928.96"), money("10712.52"));
        assertThat(prepaid("google-cloud", DemoBillsTest::reservation))
                .containsExactly(money("0"), money("0"), money("0"));
    }

    @Test
    void the_first_october_bill_of_aws_lacks_what_comes_with_the_invoice() {
        var preliminary = DemoFiles.rows("2026-10/aws-preliminary");
        var last = DemoFiles.rows("2026-10/aws-final");
        assertThat(preliminary)
                .noneMatch(row -> row.text(TYPE).equals("Tax"))
                .noneMatch(row -> row.text("line_item_product_code").equals("AWSSupportBusiness"))
                .allMatch(row -> row.text("bill_invoice_id").isEmpty());
        assertThat(last)
                .anyMatch(row -> row.text("line_item_product_code").equals("AWSSupportBusiness"))
                .noneMatch(row -> row.text("bill_invoice_id").isEmpty());
        assertThat(preliminary.size()).isLessThan(last.size());
        assertThat(sum(preliminary, UNBLENDED)).isLessThan(sum(last, UNBLENDED));
        assertThat(partnerApi(last)).isLessThan(partnerApi(preliminary));
    }

    @Test
    void an_aws_month_shows_every_type_of_line_item() {
        var types =
                DemoFiles.deliveries("aws-cur").stream()
                        .flatMap(bill -> DemoFiles.rows(bill).stream())
                        .map(row -> row.text(TYPE))
                        .collect(Collectors.toSet());
        assertThat(types)
                .isEqualTo(
                        Set.of(
                                "Usage",
                                "DiscountedUsage",
                                "SavingsPlanCoveredUsage",
                                "SavingsPlanNegation",
                                "SavingsPlanRecurringFee",
                                "RIFee",
                                "Fee",
                                "Tax",
                                "Credit",
                                "Refund",
                                "EdpDiscount"));
    }

    private static BigDecimal partnerApi(List<PlainCsv.Row> rows) {
        return sum(
                rows.stream()
                        .filter(row -> row.text("line_item_resource_id").contains("partner-api"))
                        .toList(),
                UNBLENDED);
    }

    /** The balance of a commitment after each month: bought less amortised. */
    private static List<BigDecimal> prepaid(
            String bill, Function<PlainCsv.Row, BigDecimal> change) {
        var balances = new TreeMap<String, BigDecimal>();
        var balance = BigDecimal.ZERO;
        for (var month : DemoCompany.MONTHS) {
            balance = balance.add(total(DemoFiles.rows(month + "/" + bill), change));
            balances.put(month.toString(), balance.setScale(6));
        }
        return List.copyOf(balances.values());
    }

    private static BigDecimal reservedDatabase(PlainCsv.Row row) {
        return row.text(RESERVATION).isEmpty()
                ? BigDecimal.ZERO
                : row.number(UNBLENDED).subtract(amortized(row));
    }

    private static BigDecimal reservation(PlainCsv.Row row) {
        return row.text("CommitmentDiscountId").isEmpty()
                ? BigDecimal.ZERO
                : row.number("BilledCost").subtract(row.number("EffectiveCost"));
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text).setScale(6);
    }

    private static BigDecimal amortized(PlainCsv.Row row) {
        return switch (row.text(TYPE)) {
            case "SavingsPlanCoveredUsage" ->
                    row.number("savings_plan_savings_plan_effective_cost");
            case "SavingsPlanNegation" -> BigDecimal.ZERO;
            case "SavingsPlanRecurringFee" ->
                    row.number("savings_plan_total_commitment_to_date")
                            .subtract(row.number("savings_plan_used_commitment"));
            case "DiscountedUsage" -> row.number("reservation_effective_cost");
            case "RIFee" ->
                    row.number("reservation_unused_amortized_upfront_fee_for_billing_period")
                            .add(row.number("reservation_unused_recurring_fee"));
            case "Fee" -> row.text(RESERVATION).isEmpty() ? row.number(UNBLENDED) : BigDecimal.ZERO;
            default -> row.number(UNBLENDED);
        };
    }

    private static BigDecimal trueUp(PlainCsv.Row row) {
        return switch (row.text(TYPE)) {
            case "SavingsPlanRecurringFee" ->
                    row.number("savings_plan_amortized_upfront_commitment_for_billing_period")
                            .negate();
            case "RIFee" ->
                    row.number("reservation_amortized_upfront_fee_for_billing_period").negate();
            default -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal upfront(PlainCsv.Row row) {
        return row.text(TYPE).equals("Fee") && !row.text(RESERVATION).isEmpty()
                ? row.number(UNBLENDED)
                : BigDecimal.ZERO;
    }

    private static List<PlainCsv.Row> ofType(List<PlainCsv.Row> rows, String type) {
        return rows.stream().filter(row -> row.text(TYPE).equals(type)).toList();
    }

    private static BigDecimal total(
            List<PlainCsv.Row> rows, Function<PlainCsv.Row, BigDecimal> cost) {
        return rows.stream().map(cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertTotals(
            DemoDelivery delivery, long rows, Map<String, BigDecimal> sums) {
        assertThat(delivery.totals().rows()).as(delivery.id()).isEqualTo(rows);
        assertThat(plain(delivery.totals().sums())).as(delivery.id()).isEqualTo(plain(sums));
    }

    private static Map<String, String> plain(Map<String, BigDecimal> sums) {
        var plain = new TreeMap<String, String>();
        sums.forEach((name, sum) -> plain.put(name, sum.stripTrailingZeros().toPlainString()));
        return plain;
    }
}
