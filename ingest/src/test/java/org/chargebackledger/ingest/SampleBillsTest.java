package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.money.Exact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;

/** Every class of bill in the sample data, against totals worked out without the importers. */
class SampleBillsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "focus_sample_data/focus_1.0_sample.csv, 1000, 20.52022672899, 14.97651418586",
        "focus_data_toolkit/aws_focus_1.2_rows100_seed42.csv, 100, 1157.48882377213324,"
                + " 403.45921877213324",
        "focus_data_toolkit/azure_focus_1.2_rows100_seed42.csv, 100, 3124.49994903980385,"
                + " 2246.75827003980385",
        "focus_data_toolkit/azure_focus_1.3_rows100_seed42.csv, 100, 4697.1446758722746,"
                + " 3322.3079718722746",
        "focus_data_toolkit/gcp_focus_1.3_rows100_seed42.csv, 100, 1587.8199305302598,"
                + " 717.1975275302598",
        "worked_month/bill-focus-1.2.csv, 11, 751.404383324, 751.404383324",
    })
    void a_focus_bill_adds_up_to_the_last_digit(
            String name, int rows, String billed, String effective) throws IOException {
        var file = SharedData.file(name);
        try (var reading = new Deliveries(folder).bill("focus", file)) {
            assertThat(Deliveries.rows(reading)).isEqualTo(rows);
            var total = Deliveries.total(reading);
            assertThat(total.billed()).hasToString(billed);
            assertThat(total.effective()).hasToString(effective);
            var plain = PlainTable.of(file);
            assertThat(total)
                    .isEqualTo(
                            new Costs(
                                    Exact.of(plain.sum("ListCost")),
                                    Exact.of(plain.sum("ContractedCost")),
                                    Exact.of(plain.sum("BilledCost")),
                                    Exact.of(plain.sum("EffectiveCost"))));
            linesEqualTotals(reading);
        }
    }

    @Test
    void a_bill_of_three_providers_and_two_months_is_four_snapshots() throws IOException {
        var file = SharedData.file("focus_sample_data/focus_1.0_sample.csv");
        try (var reading = new Deliveries(folder).bill("focus", file)) {
            assertThat(reading.snapshots())
                    .extracting(
                            snapshot -> snapshot.key().provider(),
                            snapshot -> snapshot.key().billingPeriod().toString(),
                            CostReading.Snapshot::rows)
                    .containsExactly(
                            tuple("AWS", "2024-09", 942L),
                            tuple("Microsoft", "2024-09", 51L),
                            tuple("Oracle", "2024-09", 6L),
                            tuple("Oracle", "2024-10", 1L));
            assertThat(reading.controlTotals())
                    .extracting(
                            total -> total.provider(), total -> total.costs().billed().toString())
                    .containsExactly(
                            tuple("AWS", "18.0066386184"),
                            tuple("Microsoft", "1.97651418586"),
                            tuple("Oracle", "0.53707392473"));
            assertThat(
                            reading.controlTotals().stream()
                                    .mapToLong(t -> t.missing().contracted())
                                    .sum())
                    .isEqualTo(7);
            assertThat(reading.findings()).extracting(Finding::code).containsOnly("no-time-zone");
        }
    }

    @Test
    void two_currencies_are_never_added() throws IOException {
        var file = SharedData.file("focus_data_toolkit/consolidated_multi_provider_1_3.csv");
        try (var reading = new Deliveries(folder).bill("focus", file)) {
            assertThat(reading.controlTotals())
                    .extracting(
                            total -> total.provider(),
                            total -> total.currency().code(),
                            total -> total.costs().billed().toString())
                    .containsExactly(
                            tuple("AWS", "USD", "108"),
                            tuple("Datadog", "USD", "100"),
                            tuple("Microsoft Azure", "EUR", "100"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "focus_data_toolkit/scenarios_sca_equal.csv,"
            + " EffectiveCost;BillingCurrency;ChargePeriodStart;ChargePeriodEnd;ServiceName;ProviderName;BillingAccountId;BillingPeriodStart",
        "focus_data_toolkit/scenarios_sca_weighted.csv,"
            + " EffectiveCost;BillingCurrency;ChargePeriodStart;ChargePeriodEnd;ServiceName;ProviderName;BillingAccountId;BillingPeriodStart",
        "focus_data_toolkit/scenarios_sca_negative.csv,"
            + " EffectiveCost;BillingCurrency;ChargePeriodStart;ChargePeriodEnd;ServiceName;ProviderName;BillingAccountId;BillingPeriodStart",
        "focus_data_toolkit/scenarios_correction_set.csv,"
            + " EffectiveCost;ChargePeriodStart;ChargePeriodEnd;ServiceName;ProviderName;BillingAccountId;BillingPeriodStart",
        "openchargeback/inputs/aws_2025-01.csv,"
                + " BillingCurrency;ChargeCategory;ProviderName;BillingAccountId",
        "openchargeback/inputs/azure_2025-01.csv,"
                + " BillingCurrency;ChargeCategory;ProviderName;BillingAccountId",
        "openchargeback/inputs/hpc_2025-01.csv,"
                + " BillingCurrency;ChargeCategory;ProviderName;BillingAccountId",
        "openchargeback/inputs/it_storage_2025-01.csv,"
                + " BillingCurrency;ChargeCategory;ProviderName;BillingAccountId",
        "openchargeback/inputs/storage_2025-01.csv,"
                + " BillingCurrency;ChargeCategory;ProviderName;BillingAccountId",
    })
    void a_fragment_of_focus_is_refused_and_every_missing_column_named(String name, String columns)
            throws IOException {
        var findings = new Deliveries(folder).rejection("focus", SharedData.file(name));
        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Finding.Severity.REJECT)
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("missing-column"))
                .extracting(Finding::column)
                .containsExactly(columns.split(";", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "focus_converters/aws/sample-anonymous-aws-export-dataset.csv.gz, 1281, 1.6823086974,"
                + " lineItem/UnblendedCost",
        "nise_2025_10/aws_ocp/October-2025-None.csv.gz, 20880, 29124.3458872950883952704736,"
                + " lineItem/UnblendedCost",
        "koku_testdata/test_local_bucket/koku-local-1.csv.gz, 13380, 143227.76367818761501799105,"
                + " lineItem/UnblendedCost",
        "koku_testdata/aws/2022-07-01-alt-columns.csv, 2, 0, line_item_unblended_cost",
        "keboola_cur/sample_billing_data.csv, 3, 0.045152, lineItem/UnblendedCost",
        "keboola_cur/sample_billing_data_v2.csv, 4, 0.108304, line_item_unblended_cost",
        "keboola_cur/MockTestReportV2-00001.csv.gz, 4, 0.108304, line_item_unblended_cost",
    })
    void a_cost_and_usage_report_adds_up_to_the_last_digit(
            String name, int rows, String unblended, String column) throws IOException {
        var file = SharedData.file(name);
        try (var reading = new Deliveries(folder).bill("aws-cur", file)) {
            assertThat(Deliveries.rows(reading)).isEqualTo(rows);
            var total = Deliveries.total(reading);
            assertThat(total.billed()).hasToString(unblended);
            assertThat(total.effective()).isEqualTo(total.billed());
            assertThat(total.billed()).isEqualTo(Exact.of(PlainTable.of(file).sum(column)));
            linesEqualTotals(reading);
        }
    }

    @Test
    void a_zipped_report_with_its_manifest_is_one_delivery() throws IOException {
        try (var reading =
                new Deliveries(folder)
                        .bill(
                                "aws-cur",
                                SharedData.file("keboola_cur/MockTestReport-00001.csv.zip"),
                                SharedData.file("keboola_cur/cur1_manifest.json"))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("0.045152");
            assertThat(reading.findings()).isEmpty();
        }
    }

    @Test
    void a_gzipped_cur_2_report_with_its_manifest_is_one_delivery() throws IOException {
        try (var reading =
                new Deliveries(folder)
                        .bill(
                                "aws-cur",
                                SharedData.file("keboola_cur/MockTestReportV2-00001.csv.gz"),
                                SharedData.file("keboola_cur/cur2_manifest.json"))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("0.108304");
            assertThat(reading.findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nise_2025_10/aws_ocp/October-2025-None.csv.gz,"
                + " Red Hat Enterprise Linux 7=229;Red Hat Enterprise Linux 8=242;Red Hat OpenShift"
                + " Service on AWS=249",
        "koku_testdata/aws/2022-07-01-alt-columns.csv, Red Hat® Enterprise Linux®=2",
    })
    void a_product_of_the_marketplace_is_called_by_its_name(String name, String services)
            throws IOException {
        try (var reading = new Deliveries(folder).bill("aws-cur", SharedData.file(name))) {
            var rows = new TreeMap<String, Long>();
            Deliveries.lines(reading).stream()
                    .filter(line -> line.service().startsWith("Red Hat"))
                    .forEach(line -> rows.merge(line.service(), line.rows(), Long::sum));
            assertThat(rows).hasToString("{" + services.replace(";", ", ") + "}");
        }
    }

    @Test
    void a_part_that_the_manifest_lists_and_nobody_delivered_is_refused() throws IOException {
        var findings =
                new Deliveries(folder)
                        .rejection(
                                "aws-cur",
                                SharedData.file("keboola_cur/MockTestReport-00001.csv.zip"),
                                SharedData.file("keboola_cur/cur2_manifest.json"));
        assertThat(findings).extracting(Finding::code).containsExactly("missing-part");
    }

    @Test
    void a_report_over_three_months_is_three_snapshots() throws IOException {
        try (var reading =
                new Deliveries(folder)
                        .bill(
                                "aws-cur",
                                SharedData.file(
                                        "koku_testdata/test_local_bucket/koku-local-1.csv.gz"),
                                SharedData.file(
                                        "koku_testdata/test_local_bucket/koku-local-Manifest.json"))) {
            assertThat(reading.snapshots())
                    .extracting(s -> s.key().billingPeriod().toString(), CostReading.Snapshot::rows)
                    .containsExactly(
                            tuple("2018-06", 3300L),
                            tuple("2018-07", 9304L),
                            tuple("2018-08", 776L));
        }
    }

    @Test
    void a_report_whose_rows_are_a_cell_short_is_refused_row_by_row() throws IOException {
        var findings =
                new Deliveries(folder)
                        .rejection("aws-cur", SharedData.file("koku_testdata/test_cur.csv"));
        assertThat(findings)
                .hasSize(19)
                .allSatisfy(finding -> assertThat(finding.code()).isEqualTo("ragged-row"))
                .extracting(Finding::line)
                .startsWith(2L, 3L)
                .endsWith(20L);
    }

    @Test
    void a_report_without_rows_is_refused_so_that_it_replaces_nothing() throws IOException {
        assertThat(
                        new Deliveries(folder)
                                .rejection(
                                        "aws-cur",
                                        SharedData.file("koku_testdata/aws/empty_frame.csv")))
                .extracting(Finding::code)
                .containsExactly("no-rows");
    }

    private static void linesEqualTotals(CostReading reading) {
        var lines = Deliveries.lines(reading);
        assertThat(lines.stream().map(line -> line.costs()).reduce(Costs.ZERO, Costs::plus))
                .isEqualTo(Deliveries.total(reading));
        assertThat(lines.stream().mapToLong(line -> line.rows()).sum())
                .isEqualTo(Deliveries.rows(reading));
        assertThat(lines.size())
                .isEqualTo(reading.snapshots().stream().mapToLong(s -> s.lines()).sum());
        assertThat(
                        reading.snapshots().stream()
                                .flatMap(s -> s.accounts().stream())
                                .map(a -> a.costs())
                                .reduce(Costs.ZERO, Costs::plus))
                .isEqualTo(Deliveries.total(reading));
    }
}
