package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Typed files: decimals digit by digit, doubles by their shortest text, maps as tags. */
class ParquetBillsTest {

    private static final String FOCUS =
            "SELECT 'AWS' AS ProviderName, 'A1' AS BillingAccountId, 'AWS' AS InvoiceIssuerName,"
                    + " 'USD' AS BillingCurrency, TIMESTAMP '2026-10-01' AS BillingPeriodStart,"
                    + " TIMESTAMP '2026-10-05' + to_hours(i::INT) AS ChargePeriodStart,"
                    + " TIMESTAMP '2026-10-05 01:00:00' + to_hours(i::INT) AS ChargePeriodEnd,"
                    + " 'Usage' AS ChargeCategory, 'AmazonEC2' AS ServiceName,"
                    + " MAP {'team': 'a', 'aws:eks:cluster-name': 'c1'} AS Tags, ";

    @TempDir Path folder;

    @Test
    void a_double_counts_as_the_decimal_it_was_printed_from() throws IOException {
        var file =
                Parquet.write(
                        folder.resolve("bill.parquet"),
                        FOCUS
                                + "0.1::DOUBLE AS BilledCost, 1.81e-8::DOUBLE AS EffectiveCost,"
                                + " 12345678.9::DOUBLE AS ListCost, -3::BIGINT AS ContractedCost"
                                + " FROM range(3) t(i)");
        try (var reading = new Deliveries(folder).bill("focus", file)) {
            var total = Deliveries.total(reading);
            assertThat(total.billed()).hasToString("0.3");
            assertThat(total.effective()).hasToString("0.0000000543");
            assertThat(total.list()).hasToString("37037036.7");
            assertThat(total.contracted()).hasToString("-9");
            assertThat(reading.findings()).isEmpty();
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::tags, CostLine::cluster, CostLine::rows)
                    .containsExactly(
                            tuple("{\"aws:eks:cluster-name\":\"c1\",\"team\":\"a\"}", "c1", 3L));
        }
    }

    @Test
    void a_decimal_keeps_all_its_digits_and_nan_is_found_by_row() throws IOException {
        var exact =
                Parquet.write(
                        folder.resolve("exact.parquet"),
                        FOCUS
                                + "0.000000000000000000000001::DECIMAL(38,24) AS BilledCost,"
                                + " 99999999999999.5::DECIMAL(38,24) AS EffectiveCost FROM range(1)"
                                + " t(i)");
        try (var reading = new Deliveries(folder).bill("focus", exact)) {
            assertThat(Deliveries.total(reading).billed())
                    .hasToString("0.000000000000000000000001");
            assertThat(Deliveries.total(reading).effective()).hasToString("99999999999999.5");
        }
        var nan =
                Parquet.write(
                        folder.resolve("nan.parquet"),
                        FOCUS
                                + "CASE i WHEN 1 THEN 'nan'::DOUBLE ELSE 1 END AS BilledCost,"
                                + " 1 AS EffectiveCost FROM range(3) t(i)");
        assertThat(new Deliveries(folder).rejection("focus", nan))
                .filteredOn(f -> f.severity() == Finding.Severity.REJECT)
                .extracting(Finding::line, Finding::column, Finding::value, Finding::code)
                .containsExactly(tuple(2L, "BilledCost", "nan", "not-a-number"));
    }

    @Test
    void focus_1_1_and_parts_of_several_forms_are_one_delivery() throws IOException {
        var parquet =
                Parquet.write(
                        folder.resolve("part-1.parquet"),
                        FOCUS
                                + "1.5::DOUBLE AS BilledCost, 1 AS EffectiveCost, 'sub' AS"
                                + " ServiceSubcategory, 2 AS CommitmentDiscountQuantity FROM"
                                + " range(2) t(i)");
        var deliveries = new Deliveries(folder);
        var csv = deliveries.write("part-2.csv", FocusText.HEADER + FocusText.row("0.25"));
        try (var reading = deliveries.bill("focus", parquet, csv)) {
            assertThat(reading.controlTotals())
                    .extracting(
                            t -> t.provider(), t -> t.rows(), t -> t.costs().billed().toString())
                    .containsExactly(tuple("AWS", 2L, "3"), tuple("Cloud", 1L, "0.25"));
        }
    }

    @Test
    void cur_2_maps_are_tags_and_cost_categories() throws IOException {
        var file =
                Parquet.write(
                        folder.resolve("cur2.parquet"),
                        "SELECT 'Usage' AS line_item_line_item_type, 0.1::DOUBLE AS"
                            + " line_item_unblended_cost, 'USD' AS line_item_currency_code,"
                            + " TIMESTAMP '2026-10-05' AS line_item_usage_start_date, TIMESTAMP"
                            + " '2026-10-05 01:00:00' AS line_item_usage_end_date, 'AmazonEC2' AS"
                            + " line_item_product_code, '123' AS bill_payer_account_id, 'AWS Inc'"
                            + " AS bill_invoicing_entity, TIMESTAMP '2026-10-01' AS"
                            + " bill_billing_period_start_date, MAP {'user_team': 'a',"
                            + " 'aws_eks_cluster_name': 'c1', 'aws_eks_namespace': 'shop'} AS"
                            + " resource_tags, MAP {'Unit': 'Retail'} AS cost_category, MAP"
                            + " {'product_name': 'EC2'} AS product FROM range(5)");
        try (var reading = new Deliveries(folder).bill("aws-cur", Map.of(), file)) {
            assertThat(Deliveries.total(reading).billed()).hasToString("0.5");
            assertThat(Deliveries.lines(reading))
                    .extracting(
                            CostLine::tags,
                            CostLine::cluster,
                            CostLine::namespace,
                            CostLine::invoiceIssuer)
                    .containsExactly(
                            tuple(
                                    "{\"aws_eks_cluster_name\":\"c1\",\"aws_eks_namespace\":\"shop\","
                                        + "\"costCategory:Unit\":\"Retail\",\"team\":\"a\"}",
                                    "c1",
                                    "shop",
                                    "AWS Inc"));
        }
    }

    /** AWS writes the map as a map in Parquet, and as JSON in CSV. */
    @ParameterizedTest
    @ValueSource(strings = {"cur2.parquet", "cur2.csv"})
    void a_product_of_the_marketplace_has_its_name_in_the_map_of_cur_2(String name)
            throws IOException {
        var map = "MAP {'product_name': p, 'region': 'eu-west-1'}";
        var file =
                Parquet.write(
                        folder.resolve(name),
                        "SELECT 'Usage' AS line_item_line_item_type, 1.5::DOUBLE AS"
                                + " line_item_unblended_cost, 'USD' AS line_item_currency_code,"
                                + " '2026-10-05T00:00:00Z' AS line_item_usage_start_date,"
                                + " '2026-10-05T01:00:00Z' AS line_item_usage_end_date, c AS"
                                + " line_item_product_code, '123' AS bill_payer_account_id, e AS"
                                + " bill_billing_entity, '2026-10-01T00:00:00Z' AS"
                                + " bill_billing_period_start_date, "
                                + (name.endsWith(".csv") ? "to_json(" + map + ")" : map)
                                + " AS product FROM (VALUES ('AWS Marketplace', '5hnnev4d',"
                                + " 'Red Hat Enterprise Linux 8'), ('AWS Marketplace', '8x1m2k',"
                                + " ''), ('AWS', 'AmazonEC2', 'Amazon Elastic Compute Cloud'),"
                                + " ('AWS', NULL, 'Tax on all')) t(e, c, p)");
        try (var reading = new Deliveries(folder).bill("aws-cur", file)) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::service)
                    .containsExactlyInAnyOrder(
                            "Red Hat Enterprise Linux 8", "8x1m2k", "AmazonEC2", "Tax on all");
            assertThat(Deliveries.total(reading).billed()).hasToString("6");
        }
    }
}
