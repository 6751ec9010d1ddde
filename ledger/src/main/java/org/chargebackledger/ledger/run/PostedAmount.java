package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.jspecify.annotations.Nullable;

/**
 * What one source account's month comes to at one posting key, or on one balance: exact, and as
 * posted. A key that rounds to zero is recorded with zero and posts nothing.
 *
 * @param functional what is posted in the book's functional currency; null where that is the only
 *     one
 */
public record PostedAmount(Slot slot, Exact exact, Money posted, @Nullable Money functional) {

    /** One in a single currency. */
    public PostedAmount(Slot slot, Exact exact, Money posted) {
        this(slot, exact, posted, null);
    }

    public SourceAccount account() {
        return slot.account();
    }

    /** Whether it posts nothing, in whatever currency. */
    boolean isNothing() {
        return posted.isZero() && (functional == null || functional.isZero());
    }

    /** The same at another place. */
    PostedAmount at(Slot other) {
        return other.equals(slot) ? this : new PostedAmount(other, exact, posted, functional);
    }

    /** The same with what it comes to in the book's functional currency. */
    PostedAmount worth(Money inFunctional) {
        return new PostedAmount(slot, exact, posted, inFunctional);
    }

    /** This and another one of the same slot. */
    PostedAmount plus(PostedAmount other) {
        return new PostedAmount(
                slot,
                exact.plus(other.exact),
                posted.plus(other.posted),
                sum(functional, other.functional));
    }

    PostedAmount negate() {
        return new PostedAmount(
                slot,
                exact.negate(),
                posted.negate(),
                functional == null ? null : functional.negate());
    }

    private static @Nullable Money sum(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.plus(other);
    }

    /** Signed posted amount minus exact amount, in minor units. */
    public String roundingUnits() {
        return Rounding.unitsBetween(exact, posted);
    }

    /** The amount of a cost center at a key. */
    static PostedAmount cost(
            SourceAccount account, String costCenter, PostingKey key, Exact exact, long units) {
        return new PostedAmount(
                Slot.cost(account, costCenter, key), exact, new Money(account.currency(), units));
    }
}
