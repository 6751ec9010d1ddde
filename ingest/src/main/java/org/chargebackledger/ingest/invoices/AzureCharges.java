package org.chargebackledger.ingest.invoices;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an invoice of Azure charges, whatever it was paid with.
 *
 * @param total tax included
 * @param tax how much of that is tax; null if it does not say
 */
record AzureCharges(Money total, @Nullable Money tax) {

    /** What is taken off the charges and stands in no line of a bill. */
    private static final List<String> APPLIED =
            List.of("azurePrepaymentApplied", "freeAzureCreditApplied");

    static AzureCharges of(AnswerPlace said) throws FetchFailure {
        // What was due when it was made out; amountDue shrinks as it is paid.
        var due = said.at("totalAmount");
        var amount = due.at("value").isGiven() ? due : said.at("billedAmount");
        var currency = amount.at("currency").currency();
        var total = amount.at("value").money(currency);
        var tax = money(said.at("taxAmount"), currency);
        return new AzureCharges(before(said, total, tax), tax);
    }

    /**
     * The total before prepayment and credits were taken off, if that is what is billed and taxed:
     * which of its amounts have tax in them Azure does not say, so only a sum that fits is
     * believed.
     */
    private static Money before(AnswerPlace said, Money total, @Nullable Money tax)
            throws FetchFailure {
        var currency = total.currency();
        var charges = total;
        for (var one : APPLIED) {
            var applied = money(said.at(one), currency);
            if (applied != null) {
                charges = charges.plus(positive(applied));
            }
        }
        if (charges.equals(total)) {
            return total;
        }
        var billed = money(said.at("billedAmount"), currency);
        if (billed == null) {
            return total;
        }
        var taxed = tax == null ? billed : billed.plus(tax);
        var refunds = money(said.at("creditAmount"), currency);
        var left = refunds == null ? taxed : taxed.minus(positive(refunds));
        return charges.equals(taxed) || charges.equals(left) ? charges : total;
    }

    private static Money positive(Money amount) {
        return amount.signum() < 0 ? amount.negate() : amount;
    }

    /** Null if it is not given, or in another currency. */
    private static @Nullable Money money(AnswerPlace amount, CurrencyCode currency)
            throws FetchFailure {
        var value = amount.at("value");
        var said = amount.at("currency").given();
        return value.isGiven() && (said == null || said.equals(currency.code()))
                ? value.money(currency)
                : null;
    }
}
