package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.TrueUp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one run or one decision changes of a closed month, after it was closed.
 *
 * @param differences new less old, one for each slot
 * @param accrualsEnded what it takes back of estimates that the month was closed with, one for each
 *     slot: an estimate is of a cost center, not of its keys, and only what the bill differs from
 *     it changes the month
 * @param revalued what it is worth otherwise in the functional currency, and only there, because a
 *     rate changed; one for each slot
 */
public record Restatement(
        List<PostedAmount> differences,
        List<PostedAmount> accrualsEnded,
        List<PostedAmount> revalued) {

    /** Of a month whose rates stay. */
    public Restatement(List<PostedAmount> differences, List<PostedAmount> accrualsEnded) {
        this(differences, accrualsEnded, List.of());
    }

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
        return Stream.concat(
                        TrueUp.differences(List.of(), fine).stream()
                                .map(one -> Change.of(one.slot(), one.posted())),
                        revalued.stream()
                                .filter(one -> !worth(one).isZero())
                                .map(one -> Change.of(one.slot(), worth(one))))
                .toList();
    }

    /** What an amount that is revalued comes to. */
    static Money worth(PostedAmount amount) {
        return Objects.requireNonNull(amount.functional());
    }

    private static PostedAmount withoutKey(PostedAmount amount) {
        return new PostedAmount(amount.slot().withoutKey(), amount.exact(), amount.posted());
    }
}
