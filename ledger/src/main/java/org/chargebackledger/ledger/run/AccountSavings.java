package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;

import java.util.List;

/**
 * What the charges of one source account are beside other prices, by who bears them; with what
 * nobody is charged they sum to the account's bill. STORED FORMAT, as part of a run's outcome.
 *
 * @param charged in order of cost centers
 * @param rest of what reaches no cost center: recoverable tax, what has no cost to allocate, and
 *     the prices of commitments themselves
 */
public record AccountSavings(SourceAccount account, List<Charged> charged, Savings rest) {

    /** Those of one cost center. */
    public record Charged(String costCenter, Savings savings) {}
}
