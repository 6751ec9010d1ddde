package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** Savings plans, reservations, discounts, refunds and split rows of a report. */
class CurCommitmentsTest {

    private static final String HEADER =
            "lineItem/LineItemType,lineItem/UnblendedCost,lineItem/CurrencyCode,lineItem/UsageStartDate,"
                + "lineItem/UsageEndDate,lineItem/ProductCode,lineItem/Operation,lineItem/ResourceId,"
                + "bill/PayerAccountId,bill/BillingPeriodStartDate,savingsPlan/SavingsPlanARN,"
                + "savingsPlan/SavingsPlanEffectiveCost,savingsPlan/TotalCommitmentToDate,"
                + "savingsPlan/UsedCommitment,savingsPlan/AmortizedUpfrontCommitmentForBillingPeriod,"
                + "reservation/ReservationARN,reservation/EffectiveCost,"
                + "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod,reservation/UnusedRecurringFee,"
                + "reservation/AmortizedUpfrontFeeForBillingPeriod,resourceTags/user:team";

    @TempDir Path folder;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    private static String row(
            String type, String cost, String product, String operation, String commitment) {
        return "\n"
                + type
                + ","
                + cost
                + ",USD,2026-10-05T00:00:00Z,2026-10-05T01:00:00Z,"
                + product
                + ","
                + operation
                + ",i-1,123,2026-10-01T00:00:00Z,"
                + commitment
                + ",payments";
    }

    /** A plan paid half upfront: 10 committed, 8 used, 5 of it amortized from the upfront fee. */
    private static final String SAVINGS_PLAN =
            row("SavingsPlanUpfrontFee", "3650", "ComputeSavingsPlans", "", "sp-1,,,,,,,,,")
                    + row(
                            "SavingsPlanRecurringFee",
                            "5",
                            "ComputeSavingsPlans",
                            "",
                            "sp-1,,10,8,5,,,,,")
                    + row(
                            "SavingsPlanCoveredUsage",
                            "12",
                            "AmazonEC2",
                            "RunInstances",
                            "sp-1,8,,,,,,,,")
                    + row(
                            "SavingsPlanNegation",
                            "-12",
                            "AmazonEC2",
                            "RunInstances",
                            "sp-1,,,,,,,,,");

    private static final String RESERVATION =
            row("Fee", "100", "AmazonRDS", "", ",,,,,ri-1,,,,")
                    + row("DiscountedUsage", "0", "AmazonRDS", "", ",,,,,ri-1,4,,,")
                    + row("RIFee", "3", "AmazonRDS", "", ",,,,,ri-1,,0.5,0.5,2");

    private static final String OTHERS =
            row("Usage", "7", "AmazonEC2", "RunInstances", ",,,,,,,,,")
                    + row("EdpDiscount", "-0.7", "AmazonEC2", "", ",,,,,,,,,")
                    + row("Tax", "1", "AmazonEC2", "", ",,,,,,,,,")
                    + row("Refund", "-2", "AmazonS3", "", ",,,,,,,,,");

    @Test
    void commitments_are_spread_over_their_use_and_the_identity_holds() throws IOException {
        var file = deliveries.write("cur.csv", HEADER + SAVINGS_PLAN + RESERVATION + OTHERS + "\n");
        try (var reading = deliveries.bill("aws-cur", file)) {
            assertThat(Deliveries.lines(reading))
                    .extracting(
                            CostLine::chargeCategory,
                            CostLine::commitmentId,
                            CostLine::commitmentStatus,
                            l -> l.costs().billed().toString(),
                            l -> l.costs().effective().toString())
                    .containsExactlyInAnyOrder(
                            tuple("Purchase", "sp-1", "", "3650", "0"),
                            tuple("Purchase", "sp-1", "Unused", "5", "2"),
                            tuple("Usage", "sp-1", "Used", "12", "8"),
                            tuple("Usage", "sp-1", "", "-12", "0"),
                            tuple("Purchase", "ri-1", "", "100", "0"),
                            tuple("Usage", "ri-1", "Used", "0", "4"),
                            tuple("Purchase", "ri-1", "Unused", "3", "1"),
                            tuple("Usage", "", "", "7", "7"),
                            tuple("Credit", "", "", "-0.7", "-0.7"),
                            tuple("Tax", "", "", "1", "1"),
                            tuple("Credit", "", "", "-2", "-2"));
            assertThat(reading.findings()).isEmpty();
            assertThat(Deliveries.lines(reading))
                    .allSatisfy(l -> assertThat(l.tags()).isEqualTo("{\"team\":\"payments\"}"));
        }
    }

    @Test
    void a_broken_identity_is_said_with_its_amount() throws IOException {
        var broken = SAVINGS_PLAN.replace(",10,8,5,", ",10,8,6,");
        try (var reading =
                deliveries.bill("aws-cur", deliveries.write("cur.csv", HEADER + broken + "\n"))) {
            assertThat(reading.findings())
                    .extracting(Finding::severity, Finding::code)
                    .containsExactly(tuple(Finding.Severity.WARN, "amortization-identity"));
            assertThat(reading.findings().getFirst().reason()).contains(" 1 USD");
        }
    }

    @Test
    void split_rows_of_pods_are_weights_and_never_money() throws IOException {
        var pods =
                row("Usage", "4", "AmazonEC2", "EKSPod-EC2", ",,,,,,,,,")
                        + row("Usage", "3", "AmazonEC2", "EKSPod-EC2", ",,,,,,,,,");
        try (var reading =
                deliveries.bill(
                        "aws-cur", deliveries.write("cur.csv", HEADER + OTHERS + pods + "\n"))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("5.3");
            assertThat(Deliveries.rows(reading)).isEqualTo(4);
            assertThat(reading.snapshots().getFirst().shareRows()).isEqualTo(2);
        }
    }

    @Test
    void covered_usage_without_its_effective_cost_is_refused() throws IOException {
        var blank =
                row("SavingsPlanCoveredUsage", "12", "AmazonEC2", "RunInstances", "sp-1,,,,,,,,,");
        assertThat(
                        deliveries.rejection(
                                "aws-cur", deliveries.write("cur.csv", HEADER + blank + "\n")))
                .extracting(Finding::line, Finding::column, Finding::code)
                .containsExactly(tuple(2L, "savingsPlan/SavingsPlanEffectiveCost", "blank-cell"));
    }

    @Test
    void net_costs_that_do_not_add_up_to_the_invoice_are_said() throws IOException {
        var header = HEADER.replace("lineItem/Operation", "lineItem/NetUnblendedCost");
        var agreeing =
                row("Usage", "7", "AmazonEC2", "6.3", ",,,,,,,,,")
                        + row("EdpDiscount", "-0.7", "AmazonEC2", "0", ",,,,,,,,,");
        try (var reading =
                deliveries.bill("aws-cur", deliveries.write("a.csv", header + agreeing + "\n"))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("6.3");
            assertThat(reading.findings()).isEmpty();
        }
        var differing = agreeing.replace("6.3", "6");
        try (var reading =
                deliveries.bill("aws-cur", deliveries.write("b.csv", header + differing + "\n"))) {
            assertThat(reading.findings()).extracting(Finding::code).containsExactly("net-differs");
        }
    }
}
