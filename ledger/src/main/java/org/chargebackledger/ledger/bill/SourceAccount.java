package org.chargebackledger.ledger.bill;

import org.chargebackledger.ledger.money.CurrencyCode;

import java.util.Comparator;

/**
 * The unit of conservation, rounding and entries: what one issuer invoices one billing account in
 * one currency. The invoice id is kept for tie-out and is not part of it.
 */
public record SourceAccount(
        String provider, String billingAccount, String invoiceIssuer, CurrencyCode currency)
        implements Comparable<SourceAccount> {

    private static final Comparator<SourceAccount> ORDER =
            Comparator.comparing(SourceAccount::provider)
                    .thenComparing(SourceAccount::billingAccount)
                    .thenComparing(SourceAccount::invoiceIssuer)
                    .thenComparing(SourceAccount::currency);

    @Override
    public int compareTo(SourceAccount other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return provider + " / " + billingAccount + " / " + invoiceIssuer + " / " + currency;
    }
}
