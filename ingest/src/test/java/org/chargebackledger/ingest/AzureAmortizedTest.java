package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargebackledger.ingest.AzureText.committed;
import static org.chargebackledger.ingest.AzureText.csv;
import static org.chargebackledger.ingest.AzureText.row;

import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Actual and amortized costs: two views of one month, joined and never summed. */
class AzureAmortizedTest {

    private static final String ORDER =
            "/providers/Microsoft.Capacity/reservationOrders/49ED0E4D/reservations/";
    private static final String PLAN =
            "/providers/Microsoft.BillingBenefits/savingsPlanOrders/77aa/savingsPlans/1";

    /** 31 paid for a reservation; 7 of use without one. */
    private static final String ACTUAL =
            csv(
                    row("CostInBillingCurrency", "7"),
                    committed("Purchase", "31", ORDER),
                    committed("Usage", "0", ORDER + "r1"),
                    committed("Usage", "0", PLAN));

    /** Of the reservation, 20 were used and 9 were not; the plan was bought before. */
    private static final String AMORTIZED =
            csv(
                    row("CostInBillingCurrency", "7"),
                    committed("Usage", "20", ORDER + "r1"),
                    committed("UnusedReservation", "9", ORDER + "r1"),
                    committed("Usage", "4", PLAN),
                    committed("UnusedSavingsPlan", "1", PLAN));

    @TempDir Path folder;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    private List<String> rejected(String one, String other) throws IOException {
        return deliveries
                .rejection(
                        "azure-cost",
                        deliveries.write("part_0.csv", one),
                        deliveries.write("part_1.csv", other))
                .stream()
                .filter(finding -> finding.severity() == Finding.Severity.REJECT)
                .map(Finding::code)
                .toList();
    }

    @Test
    void billed_is_the_actual_and_effective_the_amortized_cost_of_one_delivery()
            throws IOException {
        var actual = deliveries.write("part_0.csv", ACTUAL);
        var amortized = deliveries.write("part_1.csv", AMORTIZED);
        for (var files : List.of(List.of(actual, amortized), List.of(amortized, actual))) {
            try (var reading = deliveries.bill("azure-cost", files.toArray(Path[]::new))) {
                assertThat(Deliveries.total(reading).billed()).hasToString("38");
                assertThat(Deliveries.total(reading).effective()).hasToString("41");
                assertThat(Deliveries.lines(reading))
                        .extracting(
                                CostLine::chargeCategory,
                                CostLine::commitmentId,
                                CostLine::commitmentStatus,
                                line -> line.costs().billed().toString(),
                                line -> line.costs().effective().toString(),
                                CostLine::rows)
                        .containsExactlyInAnyOrder(
                                tuple("Usage", "", "", "7", "7", 2L),
                                tuple("Purchase", "49ed0e4d", "", "31", "0", 1L),
                                tuple("Usage", "49ed0e4d", "Used", "0", "20", 2L),
                                tuple("Usage", "49ed0e4d", "Unused", "0", "9", 1L),
                                tuple("Usage", "77aa", "Used", "0", "4", 2L),
                                tuple("Usage", "77aa", "Unused", "0", "1", 1L));
                assertThat(reading.findings()).isEmpty();
            }
        }
    }

    /** 31 are paid for the reservation and 29 are used up; the plan's 5 were paid before. */
    @Test
    void what_is_paid_and_not_yet_amortized_is_prepaid_by_order() throws IOException {
        try (var reading =
                deliveries.bill(
                        "azure-cost",
                        deliveries.write("actual.csv", ACTUAL),
                        deliveries.write("amortized.csv", AMORTIZED))) {
            var result =
                    AllocatedBill.allocate(
                            reading,
                            "2026-10",
                            List.of("U", "A"),
                            "attribution:\n  - {id: all, match: {}, to: {costCenter: A}}\n");
            assertThat(AllocatedBill.borne(result).get("A")).isEqualByComparingTo("41");
            assertThat(AllocatedBill.sum(result, AccountOutcome::billed)).hasToString("38");
            assertThat(AllocatedBill.sum(result, AccountOutcome::prepaid)).hasToString("-3");
            assertThat(AllocatedBill.sum(result, AccountOutcome::suspense)).isEqualTo(Exact.ZERO);
        }
    }

    @Test
    void actual_costs_alone_are_effective_too_and_it_is_said() throws IOException {
        try (var reading = deliveries.bill("azure-cost", deliveries.write("export.csv", ACTUAL))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("38");
            assertThat(Deliveries.total(reading).effective()).hasToString("38");
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("no-amortized-costs");
        }
    }

    @Test
    void amortized_costs_alone_are_no_bill() throws IOException {
        for (var name : List.of("export.csv", "amortized.csv")) {
            assertThat(deliveries.rejection("azure-cost", deliveries.write(name, AMORTIZED)))
                    .extracting(Finding::code)
                    .containsExactly("actual-costs-missing");
        }
        // Nothing in such rows tells, so the name does.
        assertThat(
                        deliveries.rejection(
                                "azure-cost", deliveries.write("2026-amortized.csv", csv(row()))))
                .extracting(Finding::code)
                .containsExactly("actual-costs-missing");
    }

    @Test
    void the_same_costs_twice_without_a_name_that_tells_are_never_summed() throws IOException {
        var plain = csv(row("CostInBillingCurrency", "7"));
        assertThat(rejected(plain, plain)).containsExactly("same-costs");
        // Parts of one export may well cost the same, but never the same for the same.
        try (var reading =
                deliveries.bill(
                        "azure-cost",
                        deliveries.write("part_0.csv", plain),
                        deliveries.write(
                                "part_1.csv",
                                csv(row("CostInBillingCurrency", "7", "ResourceId", "/x"))))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("14");
        }
        try (var reading =
                deliveries.bill(
                        "azure-cost",
                        deliveries.write("a-actual.csv", plain),
                        deliveries.write("a-amortized.csv", plain))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("7");
            assertThat(Deliveries.total(reading).effective()).hasToString("7");
        }
    }

    @Test
    void a_file_with_both_views_or_with_the_wrong_name_is_rejected() throws IOException {
        var both =
                csv(
                        committed("Purchase", "31", ORDER),
                        committed("UnusedReservation", "9", ORDER + "r1"));
        assertThat(rejected(both, csv(row()))).contains("actual-and-amortized");
        assertThat(
                        deliveries.rejection(
                                "azure-cost",
                                deliveries.write("actual.csv", AMORTIZED),
                                deliveries.write("amortized.csv", ACTUAL)))
                .extracting(Finding::code)
                .containsExactly("actual-or-amortized", "actual-or-amortized");
    }

    @Test
    void of_several_parts_each_must_tell_which_of_the_two_it_is() throws IOException {
        var second = csv(row("CostInBillingCurrency", "2"));
        assertThat(
                        deliveries.rejection(
                                "azure-cost",
                                deliveries.write("part_0.csv", ACTUAL),
                                deliveries.write("part_1.csv", AMORTIZED),
                                deliveries.write("part_2.csv", second)))
                .extracting(Finding::file, Finding::code)
                .containsExactly(tuple("part_2.csv", "actual-or-amortized"));
        try (var reading =
                deliveries.bill(
                        "azure-cost",
                        deliveries.write("actual_0.csv", ACTUAL),
                        deliveries.write("actual_1.csv", second),
                        deliveries.write("amortized_0.csv", AMORTIZED),
                        deliveries.write("amortized_1.csv", second))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("40");
            assertThat(Deliveries.total(reading).effective()).hasToString("43");
        }
    }

    @Test
    void a_month_that_only_one_of_the_two_has_is_rejected() throws IOException {
        var september =
                row("BillingPeriodStartDate", "09/01/2026", "ChargeType", "UnusedReservation");
        assertThat(rejected(ACTUAL, csv(september)))
                .containsExactlyInAnyOrder("actual-costs-missing", "amortized-costs-missing");
    }

    @Test
    void what_differs_without_a_commitment_is_found_by_amount() throws IOException {
        try (var reading =
                deliveries.bill(
                        "azure-cost",
                        deliveries.write("actual.csv", ACTUAL),
                        deliveries.write("amortized.csv", AMORTIZED.replace("\"7\"", "\"6.5\"")))) {
            assertThat(reading.findings())
                    .extracting(Finding::code, Finding::reason)
                    .containsExactly(
                            tuple(
                                    "actual-amortized-differ",
                                    "1 groups of rows without a commitment cost 0.5 USD more in"
                                            + " the actual than in the amortized costs of account"
                                            + " 8611537 in 2026-10"));
        }
    }

    @Test
    void a_commitment_is_known_by_its_order_however_the_row_names_it() throws IOException {
        try (var reading =
                deliveries.bill(
                        "azure-cost",
                        deliveries.write(
                                "export.csv",
                                csv(
                                        row(
                                                "ReservationId",
                                                "R1",
                                                "ProductOrderId",
                                                "Order-1",
                                                "CostInBillingCurrency",
                                                "0"),
                                        row(
                                                "CostInBillingCurrency",
                                                "0",
                                                "ReservationId",
                                                "R2",
                                                "ProductOrderId",
                                                "plan",
                                                "ProductOrderName",
                                                "Azure plan",
                                                "AdditionalInfo",
                                                "\"ReservationOrderId\": \"ORDER-1\""),
                                        row(
                                                "CostInBillingCurrency",
                                                "0",
                                                "ReservationId",
                                                "",
                                                "PricingModel",
                                                "Reservation",
                                                "ProductOrderId",
                                                "Order-1"),
                                        row("ProductOrderId", "plan"))))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::commitmentId, CostLine::rows)
                    .containsExactlyInAnyOrder(
                            tuple("order-1", 2L), tuple("order-1", 1L), tuple("", 1L));
        }
    }

    @Test
    void a_line_of_both_views_gives_back_the_rows_of_both() throws IOException {
        var actual = deliveries.write("actual.csv", ACTUAL);
        var amortized = deliveries.write("amortized.csv", AMORTIZED);
        try (var reading = deliveries.bill("azure-cost", Map.of(), actual, amortized)) {
            var line =
                    Deliveries.lines(reading).stream()
                            .filter(one -> one.commitmentId().isEmpty())
                            .findFirst()
                            .orElseThrow();
            assertThat(
                            deliveries.rowsOf(
                                    "azure-cost",
                                    line,
                                    Period.parse("2026-10"),
                                    10,
                                    actual,
                                    amortized))
                    .extracting(BillRow::file, BillRow::line)
                    .containsExactly(tuple("actual.csv", 2L), tuple("amortized.csv", 2L));
        }
    }
}
