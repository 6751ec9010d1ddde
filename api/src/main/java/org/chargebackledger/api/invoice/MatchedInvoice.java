package org.chargebackledger.api.invoice;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.invoice.InvoiceMatch;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.invoice.KnownInvoice;

/**
 * A printed invoice and how it stands to the lines of the current bills.
 *
 * @param due what is posted for its lines once its bill is
 */
public record MatchedInvoice(KnownInvoice invoice, InvoiceMatch match, Money due) {

    public Period period() {
        return invoice.printed().billingPeriod();
    }

    public SourceAccount account() {
        return invoice.printed().sourceAccount();
    }

    /** What is to be posted between what is printed and what is posted for its lines. */
    public Money rounding() {
        return match.rounding(due);
    }
}
