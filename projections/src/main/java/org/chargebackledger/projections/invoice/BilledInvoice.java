package org.chargebackledger.projections.invoice;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.invoice.InvoiceLines;
import org.chargebackledger.ledger.time.Period;

/**
 * What the current bills' lines come to for an invoice.
 *
 * @param invoiceId empty where lines carry none
 */
public record BilledInvoice(
        Period period, SourceAccount account, String invoiceId, InvoiceLines lines) {}
