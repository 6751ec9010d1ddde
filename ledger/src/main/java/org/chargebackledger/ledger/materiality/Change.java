package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.Slot;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;

/**
 * One amount by which a closed month is charged otherwise.
 *
 * @param size without its sign
 */
record Change(Item item, Money size) {

    /**
     * What is charged otherwise.
     *
     * @param account of the chart of accounts
     * @param costCenter who bears it, or is meant to; null on accounts that are no cost center's
     * @param key null on those, and where an estimate is replaced
     */
    record Item(String account, @Nullable String costCenter, @Nullable PostingKey key)
            implements Comparable<Item> {

        private static final Comparator<Item> ORDER =
                Comparator.comparing(
                                Item::costCenter, Comparator.nullsLast(CodePointOrder.INSTANCE))
                        .thenComparing(Item::account, CodePointOrder.INSTANCE)
                        .thenComparing(Item::key, Comparator.nullsLast(Comparator.naturalOrder()));

        @Override
        public int compareTo(Item other) {
            return ORDER.compare(this, other);
        }
    }

    static Change of(Slot slot, Money posted) {
        // A cost center of another entity stands in the memo of a key on due-from.
        var bearer =
                slot.costCenter() == null && slot.key() != null ? slot.memo() : slot.costCenter();
        return new Change(
                new Item(slot.ledgerAccount(), bearer, slot.key()),
                posted.signum() < 0 ? posted.negate() : posted);
    }
}
