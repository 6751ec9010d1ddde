package org.chargebackledger.ledger.simulation;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;

/** What is posted for something, and what a simulated policy would post for it. */
public record Amounts(Money posted, Money simulated) {

    static Amounts none(CurrencyCode currency) {
        return new Amounts(Money.zero(currency), Money.zero(currency));
    }

    static Amounts posted(Money posted) {
        return new Amounts(posted, Money.zero(posted.currency()));
    }

    static Amounts simulated(Money simulated) {
        return new Amounts(Money.zero(simulated.currency()), simulated);
    }

    public Amounts plus(Amounts other) {
        return new Amounts(posted.plus(other.posted), simulated.plus(other.simulated));
    }

    /** What adopting the policy would post: new minus old. */
    public Money difference() {
        return simulated.minus(posted);
    }
}
