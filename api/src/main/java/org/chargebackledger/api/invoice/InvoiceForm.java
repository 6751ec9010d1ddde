package org.chargebackledger.api.invoice;

import org.chargebackledger.ledger.invoice.InvoiceOrigin;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * An invoice as it is entered.
 *
 * @param invoiceIssuer needed where one account has several
 * @param billingPeriod the month whose bill it is for
 * @param total what it asks for, tax included
 * @param tax how much of that is tax
 * @param document where it is kept
 * @param origin {@code ENTERED} unless it is said
 * @param reason why what was recorded before is corrected
 */
record InvoiceForm(
        String provider,
        String billingAccount,
        @Nullable String invoiceIssuer,
        String invoiceId,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        Period billingPeriod,
        Money total,
        @Nullable Money tax,
        @Nullable String document,
        @Nullable String documentSha256,
        @Nullable InvoiceOrigin origin,
        @Nullable String reason) {

    /** The same, which corrects nothing. */
    InvoiceForm withoutReason() {
        return new InvoiceForm(
                provider,
                billingAccount,
                invoiceIssuer,
                invoiceId,
                issueDate,
                dueDate,
                billingPeriod,
                total,
                tax,
                document,
                documentSha256,
                origin,
                null);
    }
}
