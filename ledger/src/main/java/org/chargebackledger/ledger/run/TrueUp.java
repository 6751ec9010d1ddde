package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The differences between what is posted for a month and what should be: new minus old at each
 * slot. A slot that only the old has is taken back; where account or cost center changed, the old
 * is taken back there and the new posted here.
 */
public final class TrueUp {

    private TrueUp() {}

    /** The signed differences, where there are any, in order. */
    public static List<PostedAmount> differences(
            List<PostedAmount> alreadyPosted, List<PostedAmount> shouldBe) {
        var old = bySlot(alreadyPosted);
        var wanted = bySlot(shouldBe);
        var slots = new TreeMap<>(old);
        slots.putAll(wanted);
        var differences = new ArrayList<PostedAmount>();
        for (var slot : slots.keySet()) {
            var nothing = nothing(slot);
            var before = old.getOrDefault(slot, nothing);
            var after = wanted.getOrDefault(slot, nothing);
            var difference = after.plus(before.negate());
            if (!difference.isNothing()) {
                differences.add(difference);
            }
        }
        return List.copyOf(differences);
    }

    /**
     * What postings of a source account come to, slot by slot: allocation, true-up and
     * out-of-period postings of one origin period, reversals among them.
     *
     * @param postings in any order; those on clearing are only the other side
     */
    public static List<PostedAmount> posted(SourceAccount account, List<Posting> postings) {
        var clearing = Account.clearing(account.provider(), account.billingAccount());
        var amounts = new ArrayList<PostedAmount>();
        for (var posting : postings) {
            if (!posting.account().equals(clearing)) {
                var slot =
                        new Slot(
                                account,
                                posting.account(),
                                posting.costCenter(),
                                posting.memo(),
                                posting.key());
                amounts.add(
                        new PostedAmount(
                                slot,
                                posting.exact(),
                                posting.signed(),
                                posting.signedFunctional()));
            }
        }
        return List.copyOf(bySlot(amounts).values());
    }

    private static PostedAmount nothing(Slot slot) {
        return new PostedAmount(slot, Exact.ZERO, Money.zero(slot.account().currency()));
    }

    private static SortedMap<Slot, PostedAmount> bySlot(List<PostedAmount> amounts) {
        var bySlot = new TreeMap<Slot, PostedAmount>();
        for (var amount : amounts) {
            bySlot.merge(amount.slot(), amount, PostedAmount::plus);
        }
        return bySlot;
    }
}
