package org.chargebackledger.ledger.invoice;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;

/**
 * An invoice as it is printed.
 *
 * @param sourceAccount whom it is from, for which account, and in which currency
 * @param billingPeriod the month whose bill it is for
 * @param total what it asks for, tax included
 * @param tax how much of that is tax; null where it does not say
 * @param document where it is kept, such as a number in the archive; null if nobody says
 * @param documentSha256 of the document; null if nobody says
 */
public record PrintedInvoice(
        String book,
        SourceAccount sourceAccount,
        String invoiceId,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        Period billingPeriod,
        Money total,
        @Nullable Money tax,
        @Nullable String document,
        @Nullable String documentSha256,
        InvoiceOrigin origin) {

    /** The stream of the invoice, whatever is corrected of it. */
    public String stream() {
        return InvoiceCommand.stream(book, sourceAccount.provider(), invoiceId);
    }

    /** SHA-256 of the canonical JSON of what is printed, however it became known. */
    public String hash() {
        var json = new LinkedHashMap<String, Object>();
        json.put("book", book);
        json.put("provider", sourceAccount.provider());
        json.put("billingAccount", sourceAccount.billingAccount());
        json.put("invoiceIssuer", sourceAccount.invoiceIssuer());
        json.put("currency", sourceAccount.currency().code());
        json.put("invoiceId", invoiceId);
        json.put("issueDate", issueDate.toString());
        json.put("billingPeriod", billingPeriod.toString());
        json.put("total", total.amount());
        if (dueDate != null) {
            json.put("dueDate", dueDate.toString());
        }
        if (tax != null) {
            json.put("tax", tax.amount());
        }
        if (document != null) {
            json.put("document", document);
        }
        if (documentSha256 != null) {
            json.put("documentSha256", documentSha256);
        }
        return CanonicalJson.hash(json);
    }
}
