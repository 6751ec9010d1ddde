package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.TrueUp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one run or one decision changes of a closed month, after it was closed.
 *
 * @param differences new less old, one for each slot
 * @param accrualsEnded what it takes back of estimates that the month was closed with, one for each
 *     slot: an estimate is of a cost center, not of its keys, and only what the bill differs from
 *     it changes the month
 */
public record Restatement(List<PostedAmount> differences, List<PostedAmount> accrualsEnded) {

    /** Of a month that was closed without estimates. */
    public Restatement(List<PostedAmount> differences) {
        this(differences, List.of());
    }

    /** The single changes whose sizes are added up, never one against another. */
    List<Change> changes() {
        var estimated =
                accrualsEnded.stream()
                        .map(PostedAmount::account)
                        .collect(Collectors.toCollection(HashSet<SourceAccount>::new));
        var fine = new ArrayList<PostedAmount>();
        var coarse = new ArrayList<PostedAmount>();
        for (var difference : differences) {
            if (estimated.contains(difference.account())) {
                coarse.add(withoutKey(difference));
            } else {
                fine.add(difference);
            }
        }
        accrualsEnded.forEach(ended -> coarse.add(withoutKey(ended)));
        // What is at one slot is one change: a run states it once.
        fine.addAll(TrueUp.differences(List.of(), coarse));
        return TrueUp.differences(List.of(), fine).stream().map(Change::of).toList();
    }

    private static PostedAmount withoutKey(PostedAmount amount) {
        return new PostedAmount(amount.slot().withoutKey(), amount.exact(), amount.posted());
    }
}
