package org.chargebackledger.ledger.bill;

import java.util.function.Function;

/**
 * The grain columns of a cost line that are text; empty where the provider gave nothing. {@code
 * TAGS} is the canonical JSON object of all kept tags, and dates are columns of their own.
 */
public enum TextColumn {
    PROVIDER(CostLine::provider),
    BILLING_ACCOUNT(CostLine::billingAccount),
    SUB_ACCOUNT(CostLine::subAccount),
    INVOICE_ISSUER(CostLine::invoiceIssuer),
    INVOICE_ID(CostLine::invoiceId),
    REGION(CostLine::region),
    SERVICE(CostLine::service),
    CHARGE_CATEGORY(CostLine::chargeCategory),
    CHARGE_CLASS(CostLine::chargeClass),
    PRICING_CATEGORY(CostLine::pricingCategory),
    COMMITMENT_ID(CostLine::commitmentId),
    COMMITMENT_STATUS(CostLine::commitmentStatus),
    RESOURCE(CostLine::resource),
    CLUSTER(CostLine::cluster),
    NAMESPACE(CostLine::namespace),
    WORKLOAD(CostLine::workload),
    TAGS(CostLine::tags),
    CURRENCY(line -> line.currency().code());

    @SuppressWarnings("ImmutableEnumChecker") // an accessor of a record keeps no state
    private final Function<CostLine, String> reader;

    TextColumn(Function<CostLine, String> reader) {
        this.reader = reader;
    }

    /** What a line has in this column. */
    public String of(CostLine line) {
        return reader.apply(line);
    }
}
