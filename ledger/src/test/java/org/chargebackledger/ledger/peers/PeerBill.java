package org.chargebackledger.ledger.peers;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Reads the Azure exports of the peer's cases as cost lines. */
final class PeerBill {

    private static final DateTimeFormatter MONTH_FIRST = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    private PeerBill() {}

    /** A row of the export; what it pays for unused commitments has a status instead of a tag. */
    static CostLine line(PeerRow row) {
        var day = LocalDate.parse(row.text("Date"), MONTH_FIRST);
        var committed = !row.is("PricingModel", "OnDemand");
        var unused = row.text("ChargeType").startsWith("Unused");
        var cost = Exact.parse(row.text("CostInBillingCurrency"));
        var status = unused ? "Unused" : "Used";
        return line(
                day,
                row.text("ResourceId"),
                tags(row.text("Tags")),
                committed ? row.text("PricingModel") : "",
                committed ? status : "",
                row.text("BillingCurrencyCode"),
                new Costs(listed(row, committed, cost), cost, cost, cost));
    }

    static CostLine line(
            LocalDate day,
            String resource,
            String tags,
            String commitment,
            String commitmentStatus,
            String currency,
            Costs costs) {
        return new CostLine(
                day,
                day.plusDays(1),
                "Azure",
                "payer",
                "",
                "Microsoft",
                "",
                "",
                "service",
                "Usage",
                "",
                "",
                commitment,
                commitmentStatus,
                resource,
                "",
                "",
                "",
                tags,
                new CurrencyCode(currency),
                costs,
                1);
    }

    /** What use under a commitment would have cost on demand. */
    private static Exact listed(PeerRow row, boolean committed, Exact cost) {
        return committed
                ? Exact.of(row.amount("Quantity").multiply(row.amount("UnitPrice")))
                : cost;
    }

    /** Azure leaves the braces out, and some of its exports double the quotes between tags. */
    private static String tags(String text) {
        return "{" + text.replace("\"\",\"\"", "\",\"") + "}";
    }
}
