package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What reports of AWS do that an importer trips over; docs/sources/aws-cur.md lists them. */
class CurTrapsTest {

    @TempDir Path folder;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    private static Map<String, String> row(String... columns) {
        var row = new LinkedHashMap<String, String>();
        row.put("identity_line_item_id", "x");
        row.put("bill_payer_account_id", "123");
        row.put("bill_billing_period_start_date", "2026-10-01T00:00:00Z");
        row.put("bill_invoice_id", "");
        row.put("line_item_line_item_type", "Usage");
        row.put("line_item_usage_start_date", "2026-10-05T00:00:00Z");
        row.put("line_item_usage_end_date", "2026-10-05T01:00:00Z");
        row.put("line_item_product_code", "AmazonEC2");
        row.put("line_item_currency_code", "USD");
        row.put("line_item_unblended_cost", "1");
        row.put("resource_tags", "{}");
        for (var i = 0; i < columns.length; i += 2) {
            row.put(columns[i], columns[i + 1]);
        }
        return row;
    }

    private CostReading read(List<Map<String, String>> rows) throws IOException {
        return deliveries.bill("aws-cur", deliveries.write("cur.csv", PlainTable.text(rows)));
    }

    @Test
    void a_blank_invoice_id_is_a_total_of_its_own_until_the_invoice_is_final() throws IOException {
        var rows = List.of(row("bill_invoice_id", "EUINGB26-1"), row(), row());
        try (var reading = read(rows)) {
            assertThat(reading.controlTotals())
                    .extracting(t -> t.invoiceId(), t -> t.rows())
                    .containsExactly(tuple("", 2L), tuple("EUINGB26-1", 1L));
            assertThat(reading.snapshots()).hasSize(1);
        }
    }

    /** Unique inside one delivery at best, and another one the next time. */
    @Test
    void line_item_ids_are_no_keys() throws IOException {
        List<CostLine> once;
        try (var reading = read(List.of(row(), row()))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("2");
            once = Deliveries.lines(reading);
        }
        var others = List.of(row("identity_line_item_id", "y"), row("identity_line_item_id", "z"));
        try (var reading = read(others)) {
            assertThat(Deliveries.lines(reading)).isEqualTo(once);
        }
    }

    /** Only an account with discounts in the period has net columns. */
    @Test
    void net_columns_change_nothing_but_the_check() throws IOException {
        var net = "line_item_net_unblended_cost";
        var discount = row("line_item_line_item_type", "EdpDiscount");
        discount.put("line_item_unblended_cost", "-0.1");
        List<CostLine> without;
        try (var reading = read(List.of(row(), discount))) {
            without = Deliveries.lines(reading);
        }
        var usage = row(net, "0.9");
        discount.put(net, "");
        try (var reading = read(List.of(usage, discount))) {
            assertThat(Deliveries.lines(reading)).isEqualTo(without);
            assertThat(reading.findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user:team\":\"a\",\"aws:eks:cluster-name\":\"c\",\"aws:eks:namespace\":\"n\",\"aws:eks:workload-name\":\"w\"}",
                "{\"user_team\":\"a\",\"aws_eks_cluster_name\":\"c\",\"aws_eks_namespace\":\"n\",\"aws_eks_workload_name\":\"w\"}",
            })
    void keys_of_the_tag_map_are_read_in_both_spellings(String tags) throws IOException {
        try (var reading = read(List.of(row("resource_tags", tags)))) {
            assertThat(Deliveries.lines(reading))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.cluster()).isEqualTo("c");
                        assertThat(line.namespace()).isEqualTo("n");
                        assertThat(line.workload()).isEqualTo("w");
                        assertThat(line.tags()).contains("\"team\":\"a\"");
                    });
        }
    }

    @Test
    void a_refund_a_month_later_is_on_the_later_bill_and_about_its_own_days() throws IOException {
        var refund =
                row(
                        "line_item_line_item_type",
                        "Refund",
                        "line_item_unblended_cost",
                        "-3",
                        "line_item_usage_start_date",
                        "2026-09-12T00:00:00Z",
                        "line_item_usage_end_date",
                        "2026-09-13T00:00:00Z");
        try (var reading = read(List.of(refund))) {
            assertThat(reading.snapshots().getFirst().key().billingPeriod()).hasToString("2026-10");
            assertThat(Deliveries.lines(reading))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.startDay()).isEqualTo(LocalDate.of(2026, 9, 12));
                        assertThat(line.chargeCategory()).isEqualTo("Credit");
                        assertThat(line.costs().effective()).hasToString("-3");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        // type, product, reservation, category, effective of 100 billed
        "Fee, AmazonRDS, arn:aws:rds:eu-west-1:123:ri:r, Purchase, 0",
        "Fee, AWSSupportBusiness, , Purchase, 100",
        "Refund, ComputeSavingsPlans, , Credit, 0",
        "Refund, AmazonRDS, , Credit, 100",
        "SavingsPlanUpfrontFee, ComputeSavingsPlans, , Purchase, 0",
        "SavingsPlanNegation, AmazonEC2, , Usage, 0",
        "Credit, AmazonEC2, , Credit, 100",
        "EdpDiscount, AmazonEC2, , Credit, 100",
        "PrivateRateDiscount, AmazonEC2, , Credit, 100",
        "BundledDiscount, AmazonEC2, , Credit, 100",
        "Tax, AmazonEC2, , Tax, 100",
    })
    void what_is_no_use_of_a_commitment_is_amortized_by_its_type(
            String type, String product, String reservation, String category, String effective)
            throws IOException {
        var one =
                row(
                        "line_item_line_item_type",
                        type,
                        "line_item_product_code",
                        product,
                        "line_item_unblended_cost",
                        "100",
                        "reservation_reservation_a_r_n",
                        reservation == null ? "" : reservation);
        try (var reading = read(List.of(one))) {
            assertThat(Deliveries.lines(reading))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.chargeCategory()).isEqualTo(category);
                        assertThat(line.costs().billed()).hasToString("100");
                        assertThat(line.costs().effective()).hasToString(effective);
                    });
        }
    }

    /** Committed 12, of which 2 were paid upfront; used 9, so that 3 are unused. */
    @Test
    void unblended_is_amortized_plus_true_up_plus_upfront() throws IOException {
        var rows = new ArrayList<Map<String, String>>();
        rows.add(commitment("SavingsPlanUpfrontFee", "ComputeSavingsPlans", "24", "", "", "", ""));
        rows.add(
                commitment(
                        "SavingsPlanRecurringFee",
                        "ComputeSavingsPlans",
                        "10",
                        "",
                        "12",
                        "9",
                        "2"));
        rows.add(commitment("SavingsPlanCoveredUsage", "AmazonEC2", "15", "9", "", "", ""));
        rows.add(commitment("SavingsPlanNegation", "AmazonEC2", "-15", "", "", "", ""));
        rows.add(commitment("Usage", "AmazonEC2", "7", "", "", "", ""));
        try (var reading = read(rows)) {
            var total = Deliveries.total(reading);
            assertThat(total.billed()).hasToString("41");
            assertThat(total.effective()).hasToString("19");
            assertThat(reading.findings()).isEmpty();
        }
        rows.get(2).put("savings_plan_savings_plan_effective_cost", "8");
        try (var reading = read(rows)) {
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("amortization-identity");
        }
    }

    private static Map<String, String> commitment(
            String type,
            String product,
            String unblended,
            String effective,
            String committed,
            String used,
            String upfront) {
        return row(
                "line_item_line_item_type",
                type,
                "line_item_product_code",
                product,
                "line_item_unblended_cost",
                unblended,
                "savings_plan_savings_plan_a_r_n",
                type.equals("Usage") ? "" : "sp-1",
                "savings_plan_savings_plan_effective_cost",
                effective,
                "savings_plan_total_commitment_to_date",
                committed,
                "savings_plan_used_commitment",
                used,
                "savings_plan_amortized_upfront_commitment_for_billing_period",
                upfront);
    }

    @Test
    void a_reservation_without_upfront_fee_has_an_identity_too() throws IOException {
        var fee =
                row(
                        "line_item_line_item_type",
                        "RIFee",
                        "line_item_unblended_cost",
                        "10",
                        "reservation_reservation_a_r_n",
                        "ri-1",
                        "reservation_effective_cost",
                        "",
                        "reservation_unused_recurring_fee",
                        "4");
        var used =
                row(
                        "line_item_line_item_type",
                        "DiscountedUsage",
                        "line_item_unblended_cost",
                        "0",
                        "reservation_reservation_a_r_n",
                        "ri-1",
                        "reservation_effective_cost",
                        "6",
                        "reservation_unused_recurring_fee",
                        "");
        try (var reading = read(List.of(fee, used))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("10");
            assertThat(Deliveries.total(reading).effective()).hasToString("10");
            assertThat(reading.findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-05T23:00:00Z",
                "2026-10-05T23:00:00.000Z",
                "2026-10-05 23:00:00.000 UTC",
                "2026-10-05 23:00:00",
                "2026-10-06T01:00:00+02:00",
            })
    void times_are_utc_in_every_form(String start) throws IOException {
        var one =
                row(
                        "line_item_usage_start_date",
                        start,
                        "line_item_usage_end_date",
                        "2026-10-06T00:00:00Z");
        try (var reading = read(List.of(one))) {
            assertThat(Deliveries.lines(reading))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.startDay()).isEqualTo(LocalDate.of(2026, 10, 5));
                        assertThat(line.endDay()).isEqualTo(LocalDate.of(2026, 10, 6));
                    });
        }
    }

    @Test
    void e_notation_is_a_number_and_a_grouped_one_is_not() throws IOException {
        var small = row("line_item_unblended_cost", "1.0E-10");
        try (var reading = read(List.of(small, small, row("line_item_unblended_cost", "2e1")))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("20.0000000002");
        }
        var grouped =
                deliveries.write(
                        "g.csv",
                        PlainTable.text(List.of(row("line_item_unblended_cost", "1,000.00"))));
        assertThat(deliveries.rejection("aws-cur", grouped))
                .extracting(Finding::code)
                .containsExactly("not-a-number");
    }

    /** A file has the columns that the account's month needed. */
    @Test
    void months_with_other_columns_are_one_delivery() throws IOException {
        var split = "split_line_item_parent_resource_id";
        var october = PlainTable.text(List.of(row()));
        var november =
                PlainTable.text(
                        List.of(
                                row(
                                        "bill_billing_period_start_date",
                                        "2026-11-01T00:00:00Z",
                                        "savings_plan_savings_plan_a_r_n",
                                        "",
                                        split,
                                        "")));
        for (var parts : List.of(List.of(october, november), List.of(november, october))) {
            var one = deliveries.write("1.csv", parts.getFirst());
            var two = deliveries.write("2.csv", parts.getLast());
            try (var reading = deliveries.bill("aws-cur", one, two)) {
                assertThat(reading.snapshots())
                        .extracting(s -> s.key().billingPeriod().toString(), s -> s.rows())
                        .containsExactly(tuple("2026-10", 1L), tuple("2026-11", 1L));
                assertThat(reading.findings()).isEmpty();
            }
        }
    }

    @Test
    void an_unknown_line_item_type_is_an_adjustment_and_is_said() throws IOException {
        try (var reading = read(List.of(row("line_item_line_item_type", "FlatRateSubscription")))) {
            assertThat(Deliveries.lines(reading).getFirst().chargeCategory())
                    .isEqualTo("Adjustment");
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("unknown-charge-category");
        }
    }
}
