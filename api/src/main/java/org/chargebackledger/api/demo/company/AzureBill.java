package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;

/** The Azure bill of a month, as FOCUS 1.0: no taxes and no invoice ids, as Azure has it. */
final class AzureBill {

    private static final FocusBill.Agreement AGREEMENT =
            new FocusBill.Agreement(
                    "azure", "Microsoft", "Microsoft", "Microsoft Corporation", 920, "CostCenter");
    private static final CommittedMachines.Terms TERMS =
            new CommittedMachines.Terms(
                    AGREEMENT,
                    "Virtual Machine Scale Sets",
                    "D16s v5",
                    "Storage Accounts",
                    "Standard SSD Managed Disks E10 LRS Disk",
                    Decimal.of("0.075"),
                    "/providers/microsoft.capacity/reservationorders/7e0b6a52-31c9-4d8f-a4e7-90f25c1d836b/reservations/2f91c8d0-64ab-4e37-b05d-8a1e7c3f9b26",
                    "Reservation",
                    "Usage");
    private static final LocalDate RESERVED = LocalDate.of(2026, Month.AUGUST, 1);
    private static final int HOURS_A_YEAR = 8_760;
    private static final BigDecimal SUPPORT_A_MONTH = Decimal.of(100);

    private AzureBill() {}

    static Readings of(YearMonth month, Fleet fleet) {
        var bill = new FocusBill(FocusColumn.Since.V1_0, AGREEMENT, month);
        var lines = new ArrayList<>(bill.services());
        lines.addAll(new CommittedMachines(Cluster.AKS, TERMS).lines(month, fleet));
        if (YearMonth.from(RESERVED).equals(month)) {
            lines.add(reservation());
        }
        lines.add(support(month));
        return bill.of(lines);
    }

    /** Three machines for a year, paid for at once. */
    private static FocusLine reservation() {
        var hours = Decimal.of((long) Cluster.AKS.machines() * HOURS_A_YEAR);
        var price = hours.multiply(Cluster.AKS.shape().committed());
        return new FocusLine(
                        Cluster.AKS.account(),
                        RESERVED,
                        RESERVED.plusDays(1),
                        FocusLine.Costs.purchase(price))
                .service(TERMS.service(), "Compute", "Standard_D16s_v5, West Europe, 1 Year")
                .quantity(Decimal.of(Cluster.AKS.machines()), "Reservations")
                .charge("Purchase", "One-Time")
                .commitment(
                        TERMS.commitmentId(), TERMS.commitmentName(), TERMS.commitmentCategory())
                .describedAs("Standard_D16s_v5, 3 instances, West Europe, 1 year, paid upfront");
    }

    private static FocusLine support(YearMonth month) {
        return new FocusLine(
                        Cluster.AKS.account(),
                        month.atDay(1),
                        month.plusMonths(1).atDay(1),
                        FocusLine.Costs.onDemand(SUPPORT_A_MONTH, SUPPORT_A_MONTH))
                .service("Azure Support", "Other", "Standard Support")
                .charge("Purchase", "Recurring")
                .describedAs("Azure Standard Support");
    }
}
