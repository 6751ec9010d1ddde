package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;

/**
 * What one source account's month comes to at one posting key, or on one balance: exact, and as
 * posted. A key that rounds to zero is recorded with zero and posts nothing.
 */
public record PostedAmount(Slot slot, Exact exact, Money posted) {

    public SourceAccount account() {
        return slot.account();
    }

    /** Signed posted amount minus exact amount, in minor units. */
    public String roundingUnits() {
        return Rounding.unitsBetween(exact, posted);
    }

    /** The same in another place. */
    PostedAmount at(Slot other) {
        return other.equals(slot) ? this : new PostedAmount(other, exact, posted);
    }

    /** The amount of a cost center at a key. */
    static PostedAmount cost(
            SourceAccount account, String costCenter, PostingKey key, Exact exact, long units) {
        return new PostedAmount(
                Slot.cost(account, costCenter, key), exact, new Money(account.currency(), units));
    }
}
