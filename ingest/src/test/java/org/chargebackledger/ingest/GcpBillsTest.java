package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargebackledger.ingest.GcpText.csv;
import static org.chargebackledger.ingest.GcpText.labels;
import static org.chargebackledger.ingest.GcpText.row;

import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What Google Cloud's detailed export says, and the traps in it. */
class GcpBillsTest {

    private static final String CREDITS =
            """
            [{"id": "a", "name": "Sustained use", "amount": -0.1, "type": "SUSTAINED_USAGE_DISCOUNT"},\
             {"id": "b", "name": "Promotion", "amount": -2.5E-7, "type": "PROMOTION"}]\
            """;

    @TempDir Path folder;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    @SafeVarargs
    private CostReading bill(Map<String, String>... rows) throws IOException {
        return deliveries.bill("gcp-billing", deliveries.write("export.csv", csv(rows)));
    }

    @Test
    void october_of_the_sample_company_adds_up_to_the_last_digit() throws IOException {
        var file =
                SharedData.file(
                        "nise_2025_10/gcp_ocp/202510_13e4134a-a39a-4713-8e07-15e0c222c879_2025-10-01_2025-10-31.csv.gz");
        try (var reading = deliveries.bill("gcp-billing", file)) {
            assertThat(Deliveries.rows(reading)).isEqualTo(11_520);
            var total = Deliveries.total(reading);
            assertThat(total.billed()).hasToString("298333.10183828000000072");
            assertThat(total.billed()).isEqualTo(Exact.of(PlainTable.of(file).sum("cost")));
            assertThat(total.effective()).isEqualTo(total.billed());
            assertThat(total.contracted()).isEqualTo(total.billed());
            assertThat(reading.snapshots())
                    .extracting(s -> s.key().billingPeriod(), s -> s.firstDay(), s -> s.endDay())
                    .containsExactly(
                            tuple(
                                    Period.parse("2025-10"),
                                    LocalDate.parse("2025-10-01"),
                                    LocalDate.parse("2025-10-31")));
            var ofClusters =
                    Deliveries.lines(reading).stream()
                            .filter(line -> !line.cluster().isEmpty())
                            .mapToLong(CostLine::rows)
                            .sum();
            assertThat(ofClusters).isEqualTo(8_640);
        }
    }

    @Test
    void an_old_export_with_resource_columns_is_read() throws IOException {
        var file = SharedData.file("koku_testdata/gcp/2022-08-01_5.csv");
        try (var reading = deliveries.bill("gcp-billing", file)) {
            assertThat(Deliveries.rows(reading)).isEqualTo(9);
            assertThat(Deliveries.total(reading).billed()).hasToString("0.000012");
            assertThat(Deliveries.total(reading).billed())
                    .isEqualTo(Exact.of(PlainTable.of(file).sum("cost")));
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::resource, CostLine::subAccount, CostLine::region)
                    .contains(tuple("//example", "cloud-billing-292519", "us-central1"));
        }
    }

    @Test
    void credits_are_summed_in_their_row_and_labels_make_no_rows() throws IOException {
        try (var reading =
                bill(
                        row(
                                "credits",
                                CREDITS,
                                "labels",
                                labels("team", "a", "env", "prod"),
                                "project.labels",
                                labels("owner", "x"),
                                "tags",
                                labels("unit", "retail"),
                                "system_labels",
                                labels("compute.googleapis.com/cores", "2")))) {
            assertThat(Deliveries.lines(reading))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.rows()).isEqualTo(1);
                        assertThat(line.costs().list()).hasToString("2");
                        assertThat(line.costs().contracted()).hasToString("1");
                        assertThat(line.costs().billed()).hasToString("0.89999975");
                        assertThat(line.costs().effective()).hasToString("0.89999975");
                        assertThat(line.tags())
                                .isEqualTo(
                                        "{\"env\":\"prod\",\"project:owner\":\"x\",\"system:compute.googleapis.com/cores\":\"2\",\"tag:unit\":\"retail\",\"team\":\"a\"}");
                    });
        }
    }

    @Test
    void credits_of_a_row_without_cost_count_and_unreadable_ones_reject() throws IOException {
        try (var reading = bill(row("cost", "", "credits", CREDITS), row("cost", ""))) {
            var total = reading.controlTotals().getFirst();
            assertThat(total.costs().billed()).hasToString("-0.10000025");
            assertThat(total.missing()).isEqualTo(new ControlTotal.Missing(0, 2, 0, 0));
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("blank-amount");
        }
        var wrong =
                deliveries.write(
                        "wrong.csv",
                        csv(
                                row(),
                                row("credits", "[{'amount': -1}]"),
                                row("credits", "[{\"amount\": \"much\"}]"),
                                row("credits", "[{\"name\": \"x\"}]"),
                                row("credits", "[{\"amount\": -1E-25}]")));
        assertThat(deliveries.rejection("gcp-billing", wrong))
                .extracting(Finding::code, Finding::line, Finding::column)
                .containsExactly(
                        tuple("unreadable-credits", 3L, "credits"),
                        tuple("unreadable-credits", 4L, "credits"),
                        tuple("unreadable-credits", 5L, "credits"),
                        tuple("unreadable-credits", 6L, "credits"));
    }

    @Test
    void the_invoice_month_decides_the_period_and_the_usage_days_are_kept() throws IOException {
        try (var reading =
                bill(
                        row(
                                "usage_start_time",
                                "2026-09-30 23:00:00 UTC",
                                "usage_end_time",
                                "2026-10-01 00:00:00 UTC"),
                        row("invoice.month", "202609", "cost", "5"))) {
            assertThat(reading.snapshots())
                    .extracting(s -> s.key().billingPeriod(), s -> s.rows())
                    .containsExactly(
                            tuple(Period.parse("2026-09"), 1L), tuple(Period.parse("2026-10"), 1L));
            assertThat(reading.controlTotals())
                    .extracting(t -> t.invoiceId(), t -> t.costs().billed().toString())
                    .containsExactly(tuple("202609", "5"), tuple("202610", "1"));
            assertThat(Deliveries.lines(reading).getLast())
                    .extracting(CostLine::startDay, CostLine::endDay)
                    .containsExactly(LocalDate.parse("2026-09-30"), LocalDate.parse("2026-10-01"));
        }
    }

    /** 100.10 of usage, 19.02 of tax and the cent that rounding takes: the invoice says 119.11. */
    @Test
    void usage_tax_and_rounding_of_an_invoice_month_are_what_the_invoice_says() throws IOException {
        try (var reading =
                bill(
                        row("cost", "100.0983"),
                        row(
                                "cost",
                                "19.0187",
                                "cost_type",
                                "tax",
                                "service.description",
                                "Invoice"),
                        row(
                                "cost",
                                "-0.007",
                                "cost_type",
                                "rounding_error",
                                "service.description",
                                "Invoice"),
                        row("cost", "-3", "cost_type", "adjustment", "invoice.month", "202611"))) {
            assertThat(reading.controlTotals())
                    .extracting(t -> t.invoiceId(), t -> t.costs().billed().toString())
                    .containsExactly(tuple("202610", "119.11"), tuple("202611", "-3"));
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::chargeCategory, CostLine::chargeClass)
                    .containsExactlyInAnyOrder(
                            tuple("Usage", ""),
                            tuple("Tax", ""),
                            tuple("Adjustment", ""),
                            tuple("Adjustment", ""));
        }
    }

    @Test
    void what_names_its_adjustment_is_a_correction() throws IOException {
        try (var reading =
                bill(
                        row(
                                "cost",
                                "-2",
                                "adjustment_info.id",
                                "adj-1",
                                "adjustment_info.mode",
                                "PARTIAL_CORRECTION"))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::chargeCategory, CostLine::chargeClass)
                    .containsExactly(tuple("Usage", "Correction"));
        }
    }

    @Test
    void a_row_exported_weeks_later_is_of_its_invoice_month_and_of_its_usage_day()
            throws IOException {
        try (var reading =
                bill(row(), row("export_time", "2026-11-20 04:00:00 UTC", "cost", "0.5"))) {
            assertThat(Deliveries.lines(reading))
                    .singleElement()
                    .extracting(line -> line.rows(), line -> line.costs().billed().toString())
                    .containsExactly(2L, "1.5");
        }
    }

    @Test
    void rows_that_are_equal_to_the_last_cell_all_count() throws IOException {
        try (var reading = bill(row(), row(), row())) {
            assertThat(Deliveries.total(reading).billed()).hasToString("3");
            assertThat(Deliveries.lines(reading)).extracting(CostLine::rows).containsExactly(3L);
        }
    }

    @Test
    void costs_are_read_as_text_to_the_last_digit() throws IOException {
        try (var reading =
                bill(
                        row("cost", "0.30000000000000004"),
                        row("cost", "1.4E-5"),
                        row("cost", "0.1"),
                        row("cost", "0.2"))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("0.60001400000000004");
        }
    }

    @Test
    void the_fee_of_a_commitment_is_a_purchase_and_names_it() throws IOException {
        try (var reading =
                bill(
                        row(
                                "sku.description",
                                "Commitment v1: Cpu in Americas for 1 Year",
                                "subscription.instance_id",
                                "769c55ea"),
                        row("sku.description", "Spot Preemptible N1 Core"),
                        row("cost_type", "surcharge"))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(
                            CostLine::chargeCategory,
                            CostLine::pricingCategory,
                            CostLine::commitmentId)
                    .containsExactlyInAnyOrder(
                            tuple("Purchase", "Committed", "769c55ea"),
                            tuple("Usage", "Dynamic", ""),
                            tuple("Adjustment", "", ""));
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("unknown-charge-category");
        }
    }

    @Test
    void tax_and_support_without_project_or_resource_are_placed() throws IOException {
        try (var reading =
                bill(
                        row(
                                "project.id",
                                "",
                                "resource.name",
                                "",
                                "resource.global_name",
                                "",
                                "location.region",
                                "",
                                "location.location",
                                "global"))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::subAccount, CostLine::resource, CostLine::region)
                    .containsExactly(tuple("", "", "global"));
        }
    }

    @Test
    void a_file_without_an_invoice_month_needs_it_declared() throws IOException {
        var row = row();
        row.remove("invoice.month");
        var file = deliveries.write("export.csv", PlainTable.text(List.of(row)));
        assertThat(deliveries.rejection("gcp-billing", file))
                .extracting(Finding::code, Finding::column)
                .contains(tuple("missing-column", "invoice.month"));
        try (var reading =
                deliveries.bill("gcp-billing", Map.of("billingPeriod", "2026-10"), file)) {
            assertThat(reading.snapshots().getFirst().key().billingPeriod())
                    .isEqualTo(Period.parse("2026-10"));
        }
    }

    @Test
    void labels_that_are_no_list_are_said_and_the_rest_of_the_row_counts() throws IOException {
        try (var reading = bill(row("labels", "team:a"))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("1");
            assertThat(reading.findings())
                    .extracting(Finding::code, Finding::reason)
                    .containsExactly(
                            tuple(
                                    "unreadable-tags",
                                    "labels: no list of keys and values; such rows have none of"
                                            + " them"));
        }
    }

    @Test
    void a_line_gives_back_its_very_rows() throws IOException {
        var file =
                deliveries.write(
                        "export.csv",
                        csv(
                                row("labels", labels("team", "a")),
                                row("labels", labels("team", "b")),
                                row("labels", labels("team", "a"), "credits", CREDITS)));
        try (var reading = deliveries.bill("gcp-billing", file)) {
            var line =
                    Deliveries.lines(reading).stream()
                            .filter(one -> one.rows() == 2)
                            .findFirst()
                            .orElseThrow();
            var rows = deliveries.rowsOf("gcp-billing", line, Period.parse("2026-10"), 10, file);
            assertThat(rows).extracting(BillRow::line).containsExactly(2L, 4L);
            assertThat(rows.getLast().cells()).containsEntry("credits", CREDITS);
        }
    }
}
