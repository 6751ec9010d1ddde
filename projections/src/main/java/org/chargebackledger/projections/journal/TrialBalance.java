package org.chargebackledger.projections.journal;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;

import java.util.List;

/**
 * What a period's entries put on each account in one currency, as of an entry sequence.
 *
 * @param difference of all debits and all credits: zero, or the ledger is broken
 */
public record TrialBalance(
        Period period, long asOf, CurrencyCode currency, List<Row> rows, Money difference) {

    /** One account; the balance is debit minus credit. */
    public record Row(String account, Money debit, Money credit) {

        public Money balance() {
            return debit.minus(credit);
        }
    }

    static TrialBalance of(Period period, long asOf, CurrencyCode currency, List<Row> rows) {
        var difference = rows.stream().map(Row::balance).reduce(Money.zero(currency), Money::plus);
        return new TrialBalance(period, asOf, currency, List.copyOf(rows), difference);
    }
}
