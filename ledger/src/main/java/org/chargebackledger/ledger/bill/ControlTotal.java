package org.chargebackledger.ledger.bill;

import org.chargebackledger.ledger.money.CurrencyCode;

/**
 * What a delivery adds up to for one invoice (or for rows without one): the figures that the
 * sender's own file must show.
 *
 * @param invoiceId empty when the rows carry none
 * @param rows bill rows, share rows excluded
 * @param missing how many of those rows leave each cost column blank
 */
public record ControlTotal(
        String provider,
        String billingAccount,
        String invoiceId,
        CurrencyCode currency,
        long rows,
        Costs costs,
        Missing missing) {

    /** Blank cells of each cost column. */
    public record Missing(long list, long contracted, long billed, long effective) {}
}
