package org.chargebackledger.api.journey;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What machines of one's own cost by the hour, as a FOCUS bill of a month: one row a machine and
 * day, and one a day for the rooms they stand in.
 */
final class RateCard {

    private static final BigDecimal CORE_HOUR = new BigDecimal("0.0215");
    private static final BigDecimal GIB_HOUR = new BigDecimal("0.0028");
    private static final BigDecimal GPU_HOUR = new BigDecimal("0.9137");
    private static final BigDecimal ROOMS_A_DAY = new BigDecimal("61.37");
    private static final BigDecimal HOURS = BigDecimal.valueOf(24);

    private static final String HEADER =
            "BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,"
                    + "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceProviderName,"
                    + "InvoiceIssuerName,InvoiceId,ServiceCategory,ServiceName,RegionId,ResourceId,"
                    + "SubAccountId,Tags,BilledCost,EffectiveCost,ListCost,ContractedCost\n";

    /** A machine of the rate card. */
    record Machine(String resource, int cores, int gib, int gpus) {

        BigDecimal day() {
            return CORE_HOUR
                    .multiply(BigDecimal.valueOf(cores))
                    .add(GIB_HOUR.multiply(BigDecimal.valueOf(gib)))
                    .add(GPU_HOUR.multiply(BigDecimal.valueOf(gpus)))
                    .multiply(HOURS);
        }
    }

    private final List<String> rows = new ArrayList<>();
    private BigDecimal total = BigDecimal.ZERO;

    RateCard(LocalDate first, int days, List<Machine> machines) {
        for (var day = first; day.isBefore(first.plusDays(days)); day = day.plusDays(1)) {
            for (var machine : machines) {
                add(day, "Servers", machine.resource(), machine.day());
            }
            add(day, "Rooms", "", ROOMS_A_DAY);
        }
    }

    private void add(LocalDate day, String service, String resource, BigDecimal cost) {
        var month = day.withDayOfMonth(1);
        total = total.add(cost);
        rows.add(
                String.join(
                        ",",
                        "east-1",
                        "USD",
                        month + "T00:00:00Z",
                        month.plusMonths(1) + "T00:00:00Z",
                        day + "T00:00:00Z",
                        day.plusDays(1) + "T00:00:00Z",
                        "Usage",
                        "Data center",
                        "Data center",
                        "RC-" + month,
                        "Compute",
                        service,
                        "east",
                        resource,
                        "east",
                        "{}",
                        cost.toPlainString(),
                        cost.toPlainString(),
                        cost.toPlainString(),
                        cost.toPlainString()));
    }

    BigDecimal total() {
        return total;
    }

    LedgerClient.Upload upload() {
        var text = HEADER + String.join("\n", rows) + "\n";
        return new LedgerClient.Upload(
                "rate-card-focus.csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
