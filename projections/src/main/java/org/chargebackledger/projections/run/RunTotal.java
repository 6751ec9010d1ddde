package org.chargebackledger.projections.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.run.AccountOutcome;

/**
 * What a run makes of one source account, in the currency's digits.
 *
 * @param basis what is allocated and what is recoverable tax, on the policy's basis
 * @param billed what the invoice asks for
 * @param clearing what is posted to the clearing account once the run is posted
 */
public record RunTotal(SourceAccount account, Money basis, Money billed, Money clearing) {

    static RunTotal of(AccountOutcome outcome) {
        var currency = outcome.account().currency();
        var billed = Rounding.halfAwayFromZero(outcome.billed(), currency);
        var basis = outcome.allocated().plus(outcome.recoverableTax());
        return new RunTotal(
                outcome.account(), Rounding.halfAwayFromZero(basis, currency), billed, billed);
    }
}
