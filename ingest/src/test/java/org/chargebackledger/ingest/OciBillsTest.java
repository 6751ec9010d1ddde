package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Oracle's cost reports, its FOCUS reports, and their traps. */
class OciBillsTest {

    @TempDir Path folder;
    private Deliveries deliveries;
    private int references;

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    private Map<String, String> row(String... changes) {
        var row = new LinkedHashMap<String, String>();
        row.put("lineItem/referenceNo", "ref-" + references++);
        row.put("lineItem/tenantId", "ocid1.tenancy.oc1..a");
        row.put("lineItem/intervalUsageStart", "2026-10-05T16:00Z");
        row.put("lineItem/intervalUsageEnd", "2026-10-05T17:00Z");
        row.put("product/service", "COMPUTE");
        row.put("product/compartmentId", "ocid1.compartment.oc1..c");
        row.put("product/compartmentName", "shop");
        row.put("product/region", "us-ashburn-1");
        row.put("product/resourceId", "ocid1.instance.oc1.iad.x");
        row.put("usage/billedQuantity", "8");
        row.put("cost/subscriptionId", "20209880");
        row.put("cost/unitPrice", "0.0015");
        row.put("cost/myCost", "0.012");
        row.put("cost/myCostOverage", "");
        row.put("cost/attributedCost", "0.012");
        row.put("cost/currencyCode", "USD");
        row.put("cost/overageFlag", "N");
        row.put("lineItem/isCorrection", "false");
        row.put("lineItem/backreferenceNo", "");
        row.put("tags/OKEclusterName", "");
        row.put("tags/Oracle-Tags.CreatedBy", "oke");
        row.put("tags/team", "");
        for (var i = 0; i < changes.length; i += 2) {
            if (!row.containsKey(changes[i])) {
                throw new IllegalArgumentException("no column " + changes[i]);
            }
            row.put(changes[i], changes[i + 1]);
        }
        return row;
    }

    private Path report(String name, List<Map<String, String>> rows) throws IOException {
        return deliveries.write(name, PlainTable.text(rows));
    }

    @Test
    void a_cost_report_is_read_with_its_compartments_and_tags() throws IOException {
        var file =
                report(
                        "0001.csv",
                        List.of(
                                row("tags/OKEclusterName", "prod", "tags/team", "a"),
                                row("tags/OKEclusterName", "prod", "tags/team", "a"),
                                row(
                                        "product/service",
                                        "OBJECTSTORAGE",
                                        "cost/myCost",
                                        "1.5E-7",
                                        "cost/currencyCode",
                                        "EUR")));
        try (var reading = deliveries.bill("oci-cost", file)) {
            assertThat(reading.controlTotals())
                    .extracting(
                            t -> t.provider(),
                            t -> t.billingAccount(),
                            t -> t.currency().code(),
                            t -> t.rows(),
                            t -> t.costs().billed().toString(),
                            t -> t.costs().effective().toString())
                    .containsExactly(
                            tuple("Oracle", "20209880", "EUR", 1L, "0.00000015", "0.00000015"),
                            tuple("Oracle", "20209880", "USD", 2L, "0.024", "0.024"));
            var line =
                    Deliveries.lines(reading).stream()
                            .filter(one -> one.rows() == 2)
                            .findFirst()
                            .orElseThrow();
            assertThat(line)
                    .extracting(
                            CostLine::subAccount,
                            CostLine::service,
                            CostLine::resource,
                            CostLine::cluster,
                            CostLine::chargeCategory,
                            CostLine::chargeClass,
                            CostLine::tags)
                    .containsExactly(
                            "ocid1.tenancy.oc1..a",
                            "COMPUTE",
                            "ocid1.instance.oc1.iad.x",
                            "prod",
                            "Usage",
                            "",
                            "{\"OKEclusterName\":\"prod\",\"Oracle-Tags.CreatedBy\":\"oke\","
                                    + "\"oci:compartment\":\"shop\",\"oci:compartmentId\":"
                                    + "\"ocid1.compartment.oc1..c\",\"team\":\"a\"}");
            assertThat(reading.findings()).isEmpty();
            assertThat(deliveries.rowsOf("oci-cost", line, Period.parse("2026-10"), 9, file))
                    .extracting(BillRow::line)
                    .containsExactly(2L, 3L);
        }
    }

    /** 10 units at 1 within the commitment and 2 above it: the cost includes them already. */
    @Test
    void overage_is_part_of_the_cost_and_is_told_by_a_tag() throws IOException {
        var file =
                report(
                        "0001.csv",
                        List.of(
                                row(
                                        "cost/myCost",
                                        "12",
                                        "cost/myCostOverage",
                                        "2",
                                        "cost/overageFlag",
                                        "Y")));
        try (var reading = deliveries.bill("oci-cost", file)) {
            assertThat(Deliveries.total(reading).billed()).hasToString("12");
            assertThat(Deliveries.lines(reading).getFirst().tags())
                    .contains("\"oci:overage\":\"true\"");
        }
    }

    @Test
    void attributed_cost_is_no_money_of_its_own() throws IOException {
        var file =
                report(
                        "0001.csv",
                        List.of(
                                row("cost/myCost", "10", "cost/attributedCost", "4"),
                                row("cost/myCost", "0", "cost/attributedCost", "6")));
        try (var reading = deliveries.bill("oci-cost", file)) {
            assertThat(Deliveries.total(reading).billed()).hasToString("10");
            assertThat(Deliveries.total(reading).effective()).hasToString("10");
        }
    }

    @Test
    void a_correction_counts_beside_the_row_it_corrects_and_has_its_class() throws IOException {
        var file =
                report(
                        "0001.csv",
                        List.of(
                                row("cost/myCost", "10"),
                                row(
                                        "cost/myCost",
                                        "-4",
                                        "lineItem/isCorrection",
                                        "true",
                                        "lineItem/backreferenceNo",
                                        "ref-0")));
        try (var reading = deliveries.bill("oci-cost", file)) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::chargeClass, line -> line.costs().billed().toString())
                    .containsExactlyInAnyOrder(tuple("", "10"), tuple("Correction", "-4"));
        }
    }

    @Test
    void corrections_of_an_earlier_month_need_the_month_whose_bill_they_are_on()
            throws IOException {
        var file =
                report(
                        "0001.csv",
                        List.of(
                                row("cost/myCost", "10"),
                                row(
                                        "cost/myCost",
                                        "-4",
                                        "lineItem/isCorrection",
                                        "True",
                                        "lineItem/intervalUsageStart",
                                        "2026-09-30T23:00Z",
                                        "lineItem/intervalUsageEnd",
                                        "2026-10-01T00:00Z")));
        assertThat(deliveries.rejection("oci-cost", file))
                .extracting(Finding::code)
                .containsExactly("billing-period-needed");
        try (var reading = deliveries.bill("oci-cost", Map.of("billingPeriod", "2026-10"), file)) {
            assertThat(reading.snapshots())
                    .extracting(s -> s.key().billingPeriod().toString(), s -> s.rows())
                    .containsExactly(tuple("2026-10", 2L));
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::chargeClass, line -> line.startDay().toString())
                    .contains(tuple("Correction", "2026-09-30"));
        }
    }

    @Test
    void months_of_use_are_snapshots_where_no_month_is_declared() throws IOException {
        var file =
                report(
                        "0001.csv",
                        List.of(
                                row(),
                                row(
                                        "lineItem/intervalUsageStart",
                                        "2026-09-30T23:00Z",
                                        "lineItem/intervalUsageEnd",
                                        "2026-10-01T00:00Z")));
        try (var reading = deliveries.bill("oci-cost", file)) {
            assertThat(reading.snapshots())
                    .extracting(s -> s.key().billingPeriod().toString())
                    .containsExactly("2026-09", "2026-10");
        }
    }

    @Test
    void a_report_delivered_twice_is_told_by_its_reference_numbers() throws IOException {
        var rows = new ArrayList<>(List.of(row(), row()));
        try (var reading =
                deliveries.bill("oci-cost", report("0001.csv", rows), report("0002.csv", rows))) {
            assertThat(reading.findings())
                    .extracting(Finding::code, Finding::reason)
                    .containsExactly(
                            tuple(
                                    "repeated-reference",
                                    "2 rows have the reference number of another row: a report may"
                                            + " have been delivered twice; all rows count"));
            assertThat(Deliveries.rows(reading)).isEqualTo(4);
        }
    }

    @Test
    void a_usage_report_without_costs_is_no_bill() throws IOException {
        var row = row();
        row.keySet().removeIf(column -> column.startsWith("cost/"));
        assertThat(deliveries.rejection("oci-cost", report("usage.csv", List.of(row))))
                .extracting(Finding::code, Finding::column)
                .contains(
                        tuple("missing-column", "cost/myCost"),
                        tuple("missing-column", "cost/currencyCode"));
    }

    /** Oracle's FOCUS reports have kept some names of the draft. */
    @Test
    void oracles_focus_report_is_read_as_focus() throws IOException {
        var row = new LinkedHashMap<String, String>();
        row.put("BilledCost", "12.5");
        row.put("BillingAccountId", "20209880");
        row.put("BillingCurrency", "USD");
        row.put("BillingPeriodStart", "2026-10-01T00:00:00.000Z");
        row.put("ChargeCategory", "Usage");
        row.put("ChargePeriodStart", "2026-10-05T00:00:00.000Z");
        row.put("ChargePeriodEnd", "2026-10-05T01:00:00.000Z");
        row.put("EffectiveCost", "12.5");
        row.put("InvoiceIssuer", "Oracle America");
        row.put("ListCost", "13");
        row.put("Provider", "Oracle");
        row.put("Region", "us-ashburn-1");
        row.put("ResourceId", "ocid1.instance.oc1.iad.x");
        row.put("ServiceName", "COMPUTE");
        row.put("SubAccountId", "ocid1.tenancy.oc1..a");
        row.put("Tags", "{\"OKEclusterName\":\"prod\"}");
        row.put("oci_ReferenceNumber", "ref-1");
        var file = report("focus.csv", List.of(row));
        try (var reading = deliveries.bill("focus", file)) {
            assertThat(Deliveries.lines(reading))
                    .extracting(
                            CostLine::provider,
                            CostLine::billingAccount,
                            CostLine::subAccount,
                            CostLine::invoiceIssuer,
                            CostLine::region,
                            CostLine::cluster,
                            line -> line.costs().billed().toString())
                    .containsExactly(
                            tuple(
                                    "Oracle",
                                    "20209880",
                                    "ocid1.tenancy.oc1..a",
                                    "Oracle America",
                                    "us-ashburn-1",
                                    "prod",
                                    "12.5"));
            assertThat(reading.findings())
                    .extracting(Finding::reason)
                    .containsExactly("the file has no column ContractedCost");
        }
    }
}
