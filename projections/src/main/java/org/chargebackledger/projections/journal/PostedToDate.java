package org.chargebackledger.projections.journal;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.Slot;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All that is posted for an origin period, whatever the posting period, net of reversals: what a
 * true-up takes the difference to.
 *
 * @param asOf the book's last entry sequence that is in the amounts
 * @param heads of each source account of the period, as of that entry
 */
public record PostedToDate(
        Period originPeriod, long asOf, List<Head> heads, List<PostedAmount> amounts) {

    /** The amounts by slot, without clearing, which is only their other side. */
    public List<org.chargebackledger.ledger.run.PostedAmount> slots() {
        return amounts.stream()
                .filter(amount -> !amount.account().equals(clearing(amount.sourceAccount())))
                .map(PostedAmount::inSlot)
                .toList();
    }

    private static String clearing(SourceAccount account) {
        return Account.clearing(account.provider(), account.billingAccount());
    }

    /**
     * What is posted on one account for one source account, cost center and key.
     *
     * @param memo the cost center it is meant for while that one is in showback; else null
     * @param key null on accounts that are no cost center's
     * @param posted debits minus credits
     * @param exact the exact amounts that were rounded
     * @param functional debits minus credits in the book's functional currency; null where nothing
     *     is translated
     */
    public record PostedAmount(
            SourceAccount sourceAccount,
            String account,
            @Nullable String costCenter,
            @Nullable String memo,
            @Nullable PostingKey key,
            Money posted,
            Exact exact,
            @Nullable Money functional) {

        private org.chargebackledger.ledger.run.PostedAmount inSlot() {
            return new org.chargebackledger.ledger.run.PostedAmount(
                    new Slot(sourceAccount, account, costCenter, memo, key),
                    exact,
                    posted,
                    functional);
        }
    }
}
