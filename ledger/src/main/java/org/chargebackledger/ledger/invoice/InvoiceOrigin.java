package org.chargebackledger.ledger.invoice;

/** How it became known what an invoice prints. */
public enum InvoiceOrigin {
    /** A person typed it. */
    ENTERED,
    /** A person took it over from a provider's FOCUS totals by invoice. */
    FOCUS_TOTALS,
    /** The rows of a FOCUS InvoiceDetail dataset, summed. */
    INVOICE_DETAIL,
    /** It came in a file of invoices. */
    FILE,
    /** The provider's own service said it. */
    FETCHED
}
