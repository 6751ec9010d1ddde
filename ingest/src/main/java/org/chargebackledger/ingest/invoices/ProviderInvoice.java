package org.chargebackledger.ingest.invoices;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * One invoice as its provider's service says it.
 *
 * @param billingAccount as the bills name it, or the last segment of that
 * @param billingProfile the part of the account that is invoiced, which bills may name instead; or
 *     null
 * @param issuer who asks for the money, where the service or the configuration says it
 * @param total what it asks for, tax included; a credit note's is negative
 * @param tax how much of that is tax; null if the service does not say
 * @param repeats the invoice that this is a further document of; null if it stands for itself
 * @param file of the answer
 * @param place in that file
 */
public record ProviderInvoice(
        String provider,
        String billingAccount,
        @Nullable String billingProfile,
        @Nullable String issuer,
        String invoiceId,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        Period billingPeriod,
        Money total,
        @Nullable Money tax,
        @Nullable String repeats,
        String file,
        String place) {

    /** Whether a bill's account is this one: its own id, or the same as the end of a path. */
    public boolean isOf(String account) {
        return end(account).equalsIgnoreCase(end(billingAccount));
    }

    /** Whether a bill names the part of the account that is invoiced. */
    public boolean isOfProfile(String account) {
        return billingProfile != null && end(account).equalsIgnoreCase(end(billingProfile));
    }

    private static String end(String account) {
        return account.substring(account.lastIndexOf('/') + 1);
    }
}
