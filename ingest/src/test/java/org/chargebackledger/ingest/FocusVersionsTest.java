package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.chargebackledger.ledger.bill.CostLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The version of FOCUS of which the sample data has no file, with its whole header. */
class FocusVersionsTest {

    private static final String FOCUS_1_1 =
            "AvailabilityZone,BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,"
                    + "BillingPeriodEnd,BillingPeriodStart,CapacityReservationId,"
                    + "CapacityReservationStatus,ChargeCategory,ChargeClass,ChargeDescription,"
                    + "ChargeFrequency,ChargePeriodEnd,ChargePeriodStart,"
                    + "CommitmentDiscountCategory,CommitmentDiscountId,CommitmentDiscountName,"
                    + "CommitmentDiscountQuantity,CommitmentDiscountStatus,CommitmentDiscountType,"
                    + "CommitmentDiscountUnit,ConsumedQuantity,ConsumedUnit,ContractedCost,"
                    + "ContractedUnitPrice,EffectiveCost,InvoiceIssuerName,ListCost,ListUnitPrice,"
                    + "PricingCategory,PricingQuantity,PricingUnit,ProviderName,PublisherName,"
                    + "RegionId,RegionName,ResourceId,ResourceName,ResourceType,ServiceCategory,"
                    + "ServiceName,ServiceSubcategory,SkuId,SkuMeter,SkuPriceDetails,SkuPriceId,"
                    + "SubAccountId,SubAccountName,Tags";

    private static final Map<String, String> SAME =
            Map.of(
                    "BillingAccountId", "A1",
                    "BillingCurrency", "USD",
                    "BillingPeriodStart", "2026-10-01T00:00:00Z",
                    "BillingPeriodEnd", "2026-11-01T00:00:00Z",
                    "ChargePeriodStart", "2026-10-05T00:00:00Z",
                    "ChargePeriodEnd", "2026-10-06T00:00:00Z",
                    "InvoiceIssuerName", "Cloud Ltd",
                    "ProviderName", "Cloud",
                    "ServiceName", "Virtual Machines",
                    "ServiceSubcategory", "Virtual Machines");

    @TempDir Path folder;

    @Test
    void a_bill_of_focus_1_1_as_csv_adds_up_with_its_reservations_and_commitments()
            throws IOException {
        var covered =
                row(
                        Map.of(
                                "ChargeCategory", "Usage",
                                "CommitmentDiscountId", "cd-1",
                                "CommitmentDiscountStatus", "Used",
                                "CommitmentDiscountQuantity", "24",
                                "CommitmentDiscountUnit", "Hours",
                                "BilledCost", "0",
                                "EffectiveCost", "1.2345678901234567890123",
                                "ListCost", "2.5e-1",
                                "ContractedCost", "0.25"));
        var reserved =
                row(
                        Map.of(
                                "ChargeCategory", "Usage",
                                "CapacityReservationId", "cr-1",
                                "CapacityReservationStatus", "Unused",
                                "SkuMeter", "Compute Hours",
                                "SkuPriceDetails", "\"{\"\"x_Cores\"\": 4}\"",
                                "BilledCost", "3.75",
                                "EffectiveCost", "3.75",
                                "ListCost", "4",
                                "ContractedCost", "3.75"));
        var purchase =
                row(
                        Map.of(
                                "ChargeCategory", "Purchase",
                                "CommitmentDiscountId", "cd-1",
                                "CommitmentDiscountQuantity", "744",
                                "CommitmentDiscountUnit", "Hours",
                                "BilledCost", "100",
                                "EffectiveCost", "0",
                                "ListCost", "100",
                                "ContractedCost", "100"));
        var deliveries = new Deliveries(folder);
        var file = deliveries.write("focus-1.1.csv", FOCUS_1_1 + covered + reserved + purchase);
        try (var reading = deliveries.bill("focus", file)) {
            var total = Deliveries.total(reading);
            assertThat(Deliveries.rows(reading)).isEqualTo(3);
            assertThat(total.billed()).hasToString("103.75");
            assertThat(total.effective()).hasToString("4.9845678901234567890123");
            assertThat(total.list()).hasToString("104.25");
            assertThat(total.contracted()).hasToString("104");
            assertThat(reading.findings()).isEmpty();
            assertThat(Deliveries.lines(reading))
                    .extracting(
                            CostLine::chargeCategory,
                            CostLine::commitmentId,
                            CostLine::commitmentStatus,
                            line -> line.costs().billed().toString())
                    .containsExactlyInAnyOrder(
                            tuple("Usage", "cd-1", "Used", "0"),
                            tuple("Usage", "", "", "3.75"),
                            tuple("Purchase", "cd-1", "", "100"));
        }
    }

    private static String row(Map<String, String> cells) {
        return Arrays.stream(FOCUS_1_1.split(",", -1))
                .map(column -> cells.getOrDefault(column, SAME.getOrDefault(column, "")))
                .collect(Collectors.joining(",", "\n", ""));
    }
}
