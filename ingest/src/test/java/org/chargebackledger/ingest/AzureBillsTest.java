package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargebackledger.ingest.AzureText.csv;
import static org.chargebackledger.ingest.AzureText.row;

import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Exports of every kind of agreement: real ones to the last digit, and their traps. */
class AzureBillsTest {

    private static final Map<String, String> DECLARED =
            Map.of("billingAccount", "acc", "billingPeriod", "2021-02");

    @TempDir Path folder;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    @SafeVarargs
    private CostReading bill(Map<String, String>... rows) throws IOException {
        return deliveries.bill("azure-cost", deliveries.write("export.csv", csv(rows)));
    }

    @ParameterizedTest
    @CsvSource({
        "finops_toolkit/EA_ActualCost_Small.csv, Cost, 11, 8.5450077867419368, USD",
        "focus_converters/azure/sample-anonymous-ea-export-dataset.csv, CostInBillingCurrency, 27,"
                + " 1.26136926505726, CAD",
    })
    void an_enterprise_export_adds_up_to_the_last_digit(
            String name, String column, int rows, String billed, String currency)
            throws IOException {
        var file = SharedData.file(name);
        try (var reading = deliveries.bill("azure-cost", file)) {
            assertThat(reading.controlTotals())
                    .extracting(
                            t -> t.provider(),
                            t -> t.rows(),
                            t -> t.currency().code(),
                            t -> t.costs().billed().toString(),
                            t -> t.costs().effective().toString())
                    .containsExactly(tuple("Microsoft", (long) rows, currency, billed, billed));
            assertThat(Deliveries.total(reading).billed())
                    .isEqualTo(Exact.of(PlainTable.of(file).sum(column)));
            assertThat(reading.snapshots())
                    .extracting(s -> s.key().billingPeriod())
                    .containsExactly(Period.parse("2023-09"));
        }
    }

    /** Old and new names, any case, translated names, names of three kinds of agreement. */
    @ParameterizedTest
    @CsvSource({
        "koku_testdata/azure/azure_camelCased.csv, preTaxCost, 3, 0.00011016",
        "koku_testdata/azure/camel_azure_version_2.csv, costInBillingCurrency, 4, 0.0000262412",
        "koku_testdata/azure/costreport_a243c6f2-199f-4074-9a2c-40e671cf1584.csv, PreTaxCost, 3,"
                + " 0.00011016",
        "opencost/azure_billing_exports/Enterprise.csv, CostInBillingCurrency, 1, 0",
        "opencost/azure_billing_exports/EnterpriseCamel.csv, costInBillingCurrency, 1, 0.012",
        "opencost/azure_billing_exports/PayAsYouGo.csv, PreTaxCost, 1, 0.075",
        "opencost/azure_billing_exports/YA.csv, costInBillingCurrency, 1, 0.075",
    })
    void every_spelling_of_the_columns_is_read(String name, String column, int rows, String billed)
            throws IOException {
        var file = SharedData.file(name);
        var plain = PlainTable.of(file);
        var fields = new LinkedHashMap<String, String>();
        var first = plain.records().getFirst();
        if (first.getOrDefault("BillingAccountId", first.getOrDefault("billingAccountId", ""))
                .isEmpty()) {
            fields.put("billingAccount", "acc");
        }
        if (first.getOrDefault("BillingPeriodStartDate", "").isEmpty()) {
            fields.put("billingPeriod", "2023-08");
        }
        try (var reading = deliveries.bill("azure-cost", fields, file)) {
            assertThat(Deliveries.rows(reading)).isEqualTo(rows);
            assertThat(Deliveries.total(reading).billed())
                    .hasToString(billed)
                    .isEqualTo(Exact.of(plain.sum(column)));
            assertThat(Deliveries.lines(reading))
                    .allMatch(line -> line.resource().startsWith("/subscriptions/"))
                    .allMatch(line ->
                            line.resource().equals(line.resource().toLowerCase(Locale.ROOT)))
                    .noneMatch(line -> line.service().isEmpty())
                    .noneMatch(line -> line.subAccount().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "koku_testdata/azure/empty_frame.csv, no-rows",
        "opencost/azure_billing_exports/BOM.csv, unknown-currency",
        "opencost/azure_billing_exports/VirtualMachine.csv, missing-column",
        "opencost/azure_billing_exports/MissingBrackets.csv, missing-column",
    })
    void a_file_without_rows_or_currency_is_no_bill(String name, String code) throws IOException {
        assertThat(deliveries.rejection("azure-cost", DECLARED, SharedData.file(name)))
                .filteredOn(finding -> finding.severity() == Finding.Severity.REJECT)
                .extracting(Finding::code)
                .contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10/5/2026",
                "10/05/2026",
                "2026-10-05",
                "2026-10-05T00:00:00",
                "2026-10-05 00:00:00",
                "2026-10-05T00:00:00Z",
                "2026-10-05T00:00:00.0000000Z",
                "10/5/2026 12:00:00 AM",
                "20261005",
            })
    void a_day_is_read_in_every_form_that_exports_write(String day) throws IOException {
        try (var reading = bill(row("Date", day))) {
            assertThat(Deliveries.lines(reading).getFirst())
                    .extracting(
                            line -> line.startDay().toString(), line -> line.endDay().toString())
                    .containsExactly("2026-10-05", "2026-10-06");
            assertThat(reading.findings()).isEmpty();
        }
    }

    @Test
    void a_day_that_is_none_is_found_by_line() throws IOException {
        var file = deliveries.write("export.csv", csv(row(), row("Date", "13/10/2026")));
        assertThat(deliveries.rejection("azure-cost", file))
                .extracting(Finding::line, Finding::column, Finding::value, Finding::code)
                .contains(tuple(3L, "Date", "13/10/2026", "not-a-time"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"team\": \"a\", \"env\": \"prod\"}",
                "\"team\": \"a\", \"env\": \"prod\"",
                "\"team\":\"a\",\"env\":\"prod\"",
            })
    void tags_are_read_with_braces_and_without(String tags) throws IOException {
        try (var reading = bill(row("Tags", tags, "CostCenter", "ACM9000"))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::tags)
                    .containsExactly(
                            "{\"azure:costCenter\":\"ACM9000\",\"env\":\"prod\",\"team\":\"a\"}");
            assertThat(reading.findings()).isEmpty();
        }
    }

    @Test
    void tags_that_cannot_be_read_are_said_and_the_row_counts() throws IOException {
        try (var reading = bill(row("Tags", "team=a"))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("1");
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("unreadable-tags");
        }
    }

    @Test
    void one_resource_in_several_cases_is_one_resource() throws IOException {
        var id = AzureText.vm("Shop", "web-1");
        try (var reading =
                bill(
                        row("ResourceId", id),
                        row("ResourceId", id.toUpperCase(Locale.ROOT)),
                        row("ResourceId", id.toLowerCase(Locale.ROOT)))) {
            assertThat(Deliveries.lines(reading))
                    .singleElement()
                    .extracting(CostLine::resource, CostLine::rows)
                    .containsExactly(id.toLowerCase(Locale.ROOT), 3L);
        }
    }

    @Test
    void charge_types_are_told_in_the_words_of_focus() throws IOException {
        try (var reading =
                bill(
                        row("ChargeType", "Purchase", "PricingModel", ""),
                        row("ChargeType", "Refund", "previousInvoiceId", "G1"),
                        row("ChargeType", "Tax"),
                        row("ChargeType", "Credit"),
                        row("ChargeType", "RoundingAdjustment"),
                        row("PricingModel", "Spot"),
                        row("ChargeType", "Surcharge"))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(
                            CostLine::chargeCategory,
                            CostLine::chargeClass,
                            CostLine::pricingCategory,
                            CostLine::rows)
                    .containsExactlyInAnyOrder(
                            tuple("Purchase", "", "", 1L),
                            tuple("Credit", "Correction", "Standard", 1L),
                            tuple("Tax", "", "Standard", 1L),
                            tuple("Credit", "", "Standard", 1L),
                            tuple("Adjustment", "", "Standard", 2L),
                            tuple("Usage", "", "Dynamic", 1L));
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("unknown-charge-category");
        }
    }

    /** An allocation rule takes a cost from one subscription and gives it to another. */
    @Test
    void rows_of_an_allocation_rule_count_and_leave_the_total_as_it_is() throws IOException {
        try (var reading =
                bill(
                        row("CostInBillingCurrency", "10"),
                        row("CostInBillingCurrency", "-10", "CostAllocationRuleName", "shared"),
                        row(
                                "CostInBillingCurrency",
                                "10",
                                "CostAllocationRuleName",
                                "shared",
                                "SubscriptionId",
                                "other"))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("10");
            assertThat(Deliveries.lines(reading))
                    .filteredOn(line -> line.subAccount().equals("other"))
                    .extracting(CostLine::tags)
                    .containsExactly("{\"azure:costAllocationRule\":\"shared\"}");
        }
    }

    @Test
    void pay_as_you_go_names_no_account_and_no_period_so_both_are_declared() throws IOException {
        var row = row();
        row.remove("BillingAccountId");
        row.remove("BillingPeriodStartDate");
        var file = deliveries.write("export.csv", PlainTable.text(List.of(row)));
        assertThat(deliveries.rejection("azure-cost", file))
                .extracting(Finding::code, Finding::column)
                .containsExactlyInAnyOrder(
                        tuple("missing-column", "BillingAccountId"),
                        tuple("missing-column", "BillingPeriodStartDate"));
        try (var reading = deliveries.bill("azure-cost", DECLARED, file)) {
            assertThat(reading.snapshots().getFirst().key())
                    .extracting(key -> key.billingAccount(), key -> key.billingPeriod().toString())
                    .containsExactly("acc", "2021-02");
        }
    }

    @Test
    void parquet_counts_as_csv_does_and_a_line_gives_back_its_rows() throws IOException {
        var file =
                Parquet.write(
                        folder.resolve("export.parquet"),
                        "SELECT '861' AS billingAccountId, DATE '2026-10-01' AS"
                                + " billingPeriodStartDate, 'S1' AS SubscriptionId, TIMESTAMP"
                                + " '2026-10-05' AS date, 'Storage' AS meterCategory, 0.1::DOUBLE"
                                + " AS costInBillingCurrency, 0.2::DECIMAL(38,10) AS"
                                + " paygCostInBillingCurrency, 'EUR' AS billingCurrency, '/x/Y' AS"
                                + " ResourceId, '\"team\": \"a\"' AS tags FROM range(3)");
        try (var reading = deliveries.bill("azure-cost", file)) {
            var total = Deliveries.total(reading);
            assertThat(total.billed()).hasToString("0.3");
            assertThat(total.list()).hasToString("0.6");
            var line = Deliveries.lines(reading).getFirst();
            assertThat(line.tags()).isEqualTo("{\"team\":\"a\"}");
            assertThat(deliveries.rowsOf("azure-cost", line, Period.parse("2026-10"), 10, file))
                    .extracting(BillRow::line)
                    .containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void a_ragged_file_is_rejected_by_line() throws IOException {
        var file = deliveries.write("export.csv", csv(row(), row()) + "1,2,3\n");
        assertThat(deliveries.rejection("azure-cost", file))
                .extracting(Finding::code, Finding::line)
                .containsExactly(tuple("ragged-row", 4L));
    }

    @Test
    void a_part_that_the_manifest_lists_and_nobody_delivered_is_missing() throws IOException {
        var part = deliveries.write("part_0_0001.csv", csv(row()));
        var manifest =
                deliveries.write(
                        "manifest.json",
                        """
                        {"manifestVersion": "2024-04-01", "blobCount": 2, "blobs": [
                          {"blobName": "exports/a/20261001-20261031/b1/part_0_0001.csv", "dataRowCount": 1},
                          {"blobName": "exports/a/20261001-20261031/b1/part_1_0001.csv", "dataRowCount": 9}]}
                        """);
        assertThat(deliveries.rejection("azure-cost", part, manifest))
                .extracting(Finding::code, Finding::reason)
                .containsExactly(
                        tuple(
                                "missing-part",
                                "the manifest lists part_1_0001.csv, which is not delivered"));
    }
}
