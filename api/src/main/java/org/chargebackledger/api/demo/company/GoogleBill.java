package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The Google Cloud bill of a month, as FOCUS 1.2. */
final class GoogleBill {

    private static final FocusBill.Agreement AGREEMENT =
            new FocusBill.Agreement(
                    "google", "Google Cloud", "Google Cloud", "Google LLC", 940, "team");
    private static final CommittedMachines.Terms TERMS =
            new CommittedMachines.Terms(
                    AGREEMENT,
                    "Compute Engine",
                    "N2 Instance Core and Ram running in Iowa",
                    "Compute Engine",
                    "Balanced PD Capacity",
                    Decimal.of("0.10"),
                    "projects/hollinbrook-data-prod/regions/us-central1/commitments/n2-2026",
                    "Resource-based CUD, 1 year",
                    "Usage");
    private static final int SUSTAINED_USE_PERMILLE = 120;
    private static final int SALES_TAX_PERMILLE = 60;
    private static final BigDecimal STARTUP_CREDIT = Decimal.of("-250");

    private GoogleBill() {}

    static Readings of(YearMonth month, Fleet fleet) {
        var bill = new FocusBill(FocusColumn.Since.V1_2, AGREEMENT, month);
        var lines = new ArrayList<>(bill.services());
        lines.addAll(new CommittedMachines(Cluster.GKE, TERMS).lines(month, fleet));
        DemoCompany.days(month).forEach(day -> lines.add(fee(day)));
        DemoCompany.days(month).forEach(day -> lines.addAll(sustainedUse(day, fleet)));
        lines.add(credit(month));
        lines.add(tax(month, lines));
        return bill.of(lines);
    }

    private static FocusLine fee(LocalDate day) {
        var hours = Decimal.of(Cluster.GKE.committedHours());
        var fee = hours.multiply(Cluster.GKE.shape().committed());
        return new FocusLine(
                        Cluster.GKE.account(), day, day.plusDays(1), FocusLine.Costs.purchase(fee))
                .service(TERMS.service(), "Compute", "Commitment v1: N2 in Iowa for 1 Year")
                .quantity(hours, "Hours")
                .charge("Purchase", "Recurring")
                .commitment(
                        TERMS.commitmentId(), TERMS.commitmentName(), TERMS.commitmentCategory())
                .describedAs("Commitment v1: N2 in Iowa for 1 Year");
    }

    /** Machine hours outside the commitment get cheaper the longer they run. */
    private static List<FocusLine> sustainedUse(LocalDate day, Fleet fleet) {
        var coverage = Coverage.of(fleet.on(day), Cluster.GKE.committedHours());
        return coverage.machines().stream()
                .filter(covered -> covered.onDemandHours() > 0)
                .map(covered -> sustainedUse(covered, day))
                .toList();
    }

    private static FocusLine sustainedUse(Coverage.Covered covered, LocalDate day) {
        var charged =
                AGREEMENT
                        .price(Cluster.GKE.shape().onDemand(), true)
                        .multiply(Decimal.of(covered.onDemandHours()));
        var credit = Decimal.permille(charged, SUSTAINED_USE_PERMILLE).negate();
        return new FocusLine(
                        Cluster.GKE.account(), day, day.plusDays(1), FocusLine.Costs.same(credit))
                .service(TERMS.service(), "Compute", TERMS.sku())
                .resource(covered.stay().machine().resourceId(), "{}")
                .charge("Credit", "Usage-Based")
                .describedAs("Sustained usage discount");
    }

    private static FocusLine credit(YearMonth month) {
        return monthly(month, FocusLine.Costs.same(STARTUP_CREDIT))
                .service("BigQuery", "Analytics", "Analysis (on-demand)")
                .charge("Credit", "One-Time")
                .describedAs("Data Cloud migration promotion 2026");
    }

    private static FocusLine tax(YearMonth month, List<FocusLine> lines) {
        var charged = BigDecimal.ZERO;
        for (var line : lines) {
            charged = charged.add(line.costs().billed());
        }
        return monthly(month, FocusLine.Costs.same(Decimal.permille(charged, SALES_TAX_PERMILLE)))
                .service("Invoice", "Other", "Tax")
                .charge("Tax", "Recurring")
                .describedAs("US sales tax, Pennsylvania");
    }

    private static FocusLine monthly(YearMonth month, FocusLine.Costs costs) {
        return new FocusLine(
                Cluster.GKE.account(), month.atDay(1), month.plusMonths(1).atDay(1), costs);
    }
}
