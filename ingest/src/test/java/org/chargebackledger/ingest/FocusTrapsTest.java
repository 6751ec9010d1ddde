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
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What FOCUS bills do that an importer trips over; docs/sources/focus.md lists them. */
class FocusTrapsTest {

    @TempDir Path folder;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    private static Map<String, String> row(String... columns) {
        var row = new LinkedHashMap<String, String>();
        row.put("BillingAccountId", "A1");
        row.put("ServiceProviderName", "Cloud");
        row.put("InvoiceIssuerName", "Cloud Ltd");
        row.put("InvoiceId", "I1");
        row.put("BillingPeriodStart", "2026-10-01T00:00:00Z");
        row.put("BillingPeriodEnd", "2026-11-01T00:00:00Z");
        row.put("ChargePeriodStart", "2026-10-05T00:00:00Z");
        row.put("ChargePeriodEnd", "2026-10-06T00:00:00Z");
        row.put("ChargeCategory", "Usage");
        row.put("ChargeClass", "");
        row.put("ServiceName", "compute");
        row.put("ResourceId", "r1");
        row.put("BillingCurrency", "USD");
        row.put("PricingCategory", "Standard");
        row.put("CommitmentDiscountId", "");
        row.put("CommitmentDiscountStatus", "");
        row.put("Tags", "{}");
        row.put("ListCost", "1");
        row.put("ContractedCost", "1");
        row.put("BilledCost", "1");
        row.put("EffectiveCost", "1");
        for (var i = 0; i < columns.length; i += 2) {
            row.put(columns[i], columns[i + 1]);
        }
        return row;
    }

    private CostReading read(List<Map<String, String>> rows) throws IOException {
        return deliveries.bill("focus", deliveries.write("focus.csv", PlainTable.text(rows)));
    }

    private List<CostLine> lines(List<Map<String, String>> rows) throws IOException {
        try (var reading = read(rows)) {
            return Deliveries.lines(reading);
        }
    }

    /** 1.2: what an invoice asks for is the sum of its rows' billed costs. */
    @Test
    void billed_costs_add_up_by_invoice() throws IOException {
        var rows =
                List.of(
                        row("BilledCost", "10.25"),
                        row("BilledCost", "-0.25", "ChargeCategory", "Credit"),
                        row("BilledCost", "3", "InvoiceId", "I2"),
                        row("BilledCost", "0.5", "InvoiceId", ""));
        try (var reading = read(rows)) {
            assertThat(reading.controlTotals())
                    .extracting(t -> t.invoiceId(), t -> t.costs().billed().toString())
                    .containsExactly(tuple("", "0.5"), tuple("I1", "10"), tuple("I2", "3"));
        }
    }

    /** A marketplace's seller is paid by somebody else: there is nothing to bill here. */
    @Test
    void what_another_party_is_paid_for_is_billed_at_nothing() throws IOException {
        var rows = List.of(row("BilledCost", "0", "InvoiceIssuerName", "Seller Inc."));
        assertThat(lines(rows))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.costs().billed()).hasToString("0");
                    assertThat(line.costs().effective()).hasToString("1");
                    assertThat(line.invoiceIssuer()).isEqualTo("Seller Inc.");
                });
    }

    /** Bought for 10, of which 7 were used and 3 were not: effective is billed, over the term. */
    @Test
    void a_commitment_is_billed_when_it_is_bought_and_effective_when_it_is_used()
            throws IOException {
        var rows =
                List.of(
                        row(
                                "ChargeCategory", "Purchase",
                                "BilledCost", "10",
                                "EffectiveCost", "0",
                                "CommitmentDiscountId", "c1"),
                        row(
                                "BilledCost", "0",
                                "EffectiveCost", "7",
                                "PricingCategory", "Committed",
                                "CommitmentDiscountStatus", "Used",
                                "CommitmentDiscountId", "c1"),
                        row(
                                "BilledCost", "0",
                                "EffectiveCost", "3",
                                "PricingCategory", "Committed",
                                "CommitmentDiscountStatus", "Unused",
                                "ResourceId", "",
                                "CommitmentDiscountId", "c1"));
        try (var reading = read(rows)) {
            var total = Deliveries.total(reading);
            assertThat(total.billed()).isEqualTo(total.effective());
            assertThat(Deliveries.lines(reading))
                    .allSatisfy(line -> assertThat(line.commitmentId()).isEqualTo("c1"))
                    .extracting(line -> line.chargeCategory() + line.commitmentStatus())
                    .containsExactlyInAnyOrder("Purchase", "UsageUsed", "UsageUnused");
        }
    }

    /** A later bill about an earlier month, on another invoice. */
    @Test
    void a_correction_is_on_its_own_bill_and_about_its_own_days() throws IOException {
        var rows =
                List.of(
                        row(
                                "ChargeClass", "Correction",
                                "InvoiceId", "I9",
                                "ChargePeriodStart", "2026-08-05T00:00:00Z",
                                "ChargePeriodEnd", "2026-08-06T00:00:00Z"));
        try (var reading = read(rows)) {
            assertThat(reading.snapshots())
                    .singleElement()
                    .satisfies(one -> assertThat(one.key().billingPeriod()).hasToString("2026-10"));
            assertThat(Deliveries.lines(reading))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.startDay()).hasToString("2026-08-05");
                        assertThat(line.chargeClass()).isEqualTo("Correction");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "-3", "1.234", "-100.2", "0", "35.2E-7", "1.5E-3", "35.2E7"})
    void numbers_of_the_specification_are_read(String number) throws IOException {
        try (var reading = read(List.of(row("BilledCost", number)))) {
            assertThat(Deliveries.total(reading).billed().toBigDecimal())
                    .isEqualByComparingTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"35.2E+7", "1.5E+3", "35.24 x 10^7", "2.3^3", "3,432,342", "+333", "abc"})
    void what_the_specification_calls_no_number_is_refused(String text) throws IOException {
        var file = deliveries.write("focus.csv", PlainTable.text(List.of(row("BilledCost", text))));
        assertThat(deliveries.rejection("focus", file))
                .extracting(Finding::code, Finding::column)
                .contains(tuple("not-a-number", "BilledCost"));
    }

    /** Tags without a value are true; providers put their prefix before. */
    @Test
    void tags_without_a_value_are_kept_as_true() throws IOException {
        var rows = List.of(row("Tags", "{\"critical\": true, \"aws:eks:cluster-name\": \"prod\"}"));
        assertThat(lines(rows).getFirst().tags())
                .isEqualTo("{\"aws:eks:cluster-name\":\"prod\",\"critical\":\"true\"}");
    }

    /** Enterprise agreements of Azure have no invoice id; some rows no list price. */
    @Test
    void a_bill_without_invoice_ids_or_list_prices_is_read_and_the_blanks_are_counted()
            throws IOException {
        var rows = List.of(row("InvoiceId", "", "ListCost", "", "ContractedCost", "0"), row());
        try (var reading = read(rows)) {
            assertThat(reading.controlTotals().getFirst().missing().list()).isEqualTo(1);
            assertThat(reading.controlTotals().getFirst().missing().contracted()).isZero();
            assertThat(reading.controlTotals().getFirst().invoiceId()).isEmpty();
        }
    }

    /** 1.4 has neither ProviderName nor PublisherName, and columns that nobody here reads. */
    @Test
    void a_bill_of_focus_1_4_is_read() throws IOException {
        var row =
                row(
                        "HostProviderName", "Cloud",
                        "CommitmentProgramEligibilityDetails", "{\"Elements\":[]}",
                        "ContractApplied", "{\"Elements\":[]}");
        row.remove("BillingPeriodEnd");
        try (var reading = read(List.of(row))) {
            assertThat(reading.findings()).isEmpty();
            assertThat(Deliveries.lines(reading).getFirst().provider()).isEqualTo("Cloud");
        }
    }

    /** Where both names are there, the newer one is the provider, the older one is not read. */
    @Test
    void the_service_provider_comes_before_the_provider_of_earlier_versions() throws IOException {
        assertThat(lines(List.of(row("ProviderName", "Reseller"))).getFirst().provider())
                .isEqualTo("Cloud");
        assertThat(
                        lines(List.of(row("ProviderName", "Old", "ServiceProviderName", "")))
                                .getFirst()
                                .provider())
                .isEqualTo("Old");
    }

    /** The end is exclusive and in UTC: a day's charge is of one day. */
    @Test
    void charge_periods_end_before_their_end() throws IOException {
        var line = lines(List.of(row())).getFirst();
        assertThat(line.startDay()).hasToString("2026-10-05");
        assertThat(line.endDay()).hasToString("2026-10-06");
    }
}
