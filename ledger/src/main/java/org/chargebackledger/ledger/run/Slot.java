package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.PostingKey;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;

/**
 * What amounts are compared at when a month is posted anew: the finest place an amount can be in.
 *
 * @param ledgerAccount a name of the chart of accounts, never clearing, which is the other side
 * @param costCenter null on accounts that are no cost center's
 * @param memo the cost center it is meant for while that one is in showback, or is another
 *     entity's; else null
 * @param key null on accounts that stand for no cost center
 */
public record Slot(
        SourceAccount account,
        String ledgerAccount,
        @Nullable String costCenter,
        @Nullable String memo,
        @Nullable PostingKey key)
        implements Comparable<Slot> {

    private static final Comparator<String> TEXT = Comparator.nullsLast(CodePointOrder.INSTANCE);

    private static final Comparator<Slot> ORDER =
            Comparator.comparing(Slot::account)
                    .thenComparing(Slot::costCenter, TEXT)
                    .thenComparing(Slot::memo, TEXT)
                    .thenComparing(Slot::ledgerAccount, TEXT)
                    .thenComparing(Slot::key, Comparator.nullsLast(Comparator.naturalOrder()));

    static Slot cost(SourceAccount account, String costCenter, PostingKey key) {
        return new Slot(account, Account.cost(costCenter), costCenter, null, key);
    }

    static Slot balance(SourceAccount account, String ledgerAccount) {
        return new Slot(account, ledgerAccount, null, null, null);
    }

    /** Posted to the cost center that holds showback, with the one it is meant for as a memo. */
    Slot heldBy(String holder) {
        return new Slot(account, Account.cost(holder), holder, costCenter, key);
    }

    /** Posted as due from the entity of the cost center, which is the memo. */
    Slot dueFrom(String entity) {
        return new Slot(account, Account.dueFrom(entity), null, costCenter, key);
    }

    /** Whether it is due from the entity of the cost center that it is meant for. */
    boolean isDue() {
        return costCenter == null && memo != null;
    }

    /** Whose weight in the allocation it stands for, wherever it is posted; null on balances. */
    public @Nullable String meantFor() {
        return memo == null ? costCenter : memo;
    }

    /** All keys of it together. */
    public Slot withoutKey() {
        return new Slot(account, ledgerAccount, costCenter, memo, null);
    }

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
