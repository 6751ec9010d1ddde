package org.chargebackledger.ingest;

/** Small FOCUS bills for tests. */
final class FocusText {

    static final String HEADER =
            "ProviderName,BillingAccountId,SubAccountId,InvoiceIssuerName,InvoiceId,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceName,ResourceId,BillingCurrency,ListCost,ContractedCost,BilledCost,EffectiveCost,Tags\n";

    private FocusText() {}

    static String row(String billed) {
        return row("2026-10-05T00:00:00Z", "2026-10-06T00:00:00Z", "USD", billed, "");
    }

    static String row(String start, String end, String currency, String billed, String tags) {
        return "Cloud,A1,S1,Cloud Ltd,I1,2026-10-01T00:00:00Z,"
                + start
                + ","
                + end
                + ",Usage,compute,r1,"
                + currency
                + ",1,1,"
                + billed
                + ",1,"
                + (tags.isEmpty() ? "" : "\"" + tags.replace("\"", "\"\"") + "\"")
                + "\n";
    }
}
