package org.chargebackledger.api.journey;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A FOCUS bill in the making, which knows its own exact sums. */
public final class BillFile {

    private static final String HEADER =
            "BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,"
                + "ChargePeriodEnd,ChargeCategory,BilledCost,EffectiveCost,ListCost,"
                + "ContractedCost,InvoiceId,InvoiceIssuerName,ProviderName,PublisherName,"
                + "RegionId,ResourceId,ServiceCategory,ServiceName,SubAccountId,"
                + "CommitmentDiscountId,CommitmentDiscountStatus,Tags";

    private final String period;
    private final List<Row> rows = new ArrayList<>();

    /** Of a month such as {@code 2026-10}. */
    public BillFile(String period) {
        this.period = period;
    }

    /**
     * One row.
     *
     * @param day of the month; 0 for all of it
     * @param commitment id, empty for none
     * @param team value of the tag {@code team}, empty for none
     */
    public record Row(
            String account,
            int day,
            String category,
            BigDecimal billed,
            BigDecimal effective,
            String resource,
            String service,
            String commitment,
            String team) {}

    public BillFile add(Row row) {
        rows.add(row);
        return this;
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Exact billed sums by billing account. */
    public Map<String, BigDecimal> billed() {
        var sums = new TreeMap<String, BigDecimal>();
        rows.forEach(row -> sums.merge(row.account(), row.billed(), BigDecimal::add));
        return sums;
    }

    public byte[] csv() {
        return csv(BigDecimal::toPlainString);
    }

    /** With amounts written in another way. */
    public byte[] csv(Function<BigDecimal, String> amounts) {
        var text = new StringBuilder(HEADER).append('\n');
        rows.forEach(row -> text.append(line(row, amounts)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String line(Row row, Function<BigDecimal, String> amounts) {
        var effective = amounts.apply(row.effective());
        return String.join(
                ",",
                row.account(),
                "USD",
                period + "-01T00:00:00Z",
                next(),
                row.day() == 0 ? period + "-01T00:00:00Z" : time(row.day()),
                row.day() == 0 ? next() : time(row.day() + 1),
                row.category(),
                amounts.apply(row.billed()),
                effective,
                effective,
                effective,
                "INV-" + row.account(),
                "Example Cloud",
                "Example Cloud",
                "Example Cloud",
                "region-1",
                row.resource(),
                "Compute",
                row.service(),
                "sub-" + row.account(),
                row.commitment(),
                row.commitment().isEmpty() ? "" : "Used",
                row.team().isEmpty() ? "{}" : "\"{\"\"team\"\": \"\"" + row.team() + "\"\"}\"");
    }

    private String time(int day) {
        return String.format(Locale.ROOT, "%s-%02dT00:00:00Z", period, day);
    }

    private String next() {
        return java.time.YearMonth.parse(period).plusMonths(1) + "-01T00:00:00Z";
    }
}
