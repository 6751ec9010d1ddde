package org.chargebackledger.ledger.restatement;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums groups of changed lines by source account and cause. */
final class Tally {

    private static final Comparator<LineGroup> LEAST_FIRST =
            Comparator.comparing(Tally::moved)
                    .thenComparing(group -> text(group), Comparator.reverseOrder());

    private final SortedMap<SourceAccount, SortedMap<Cause, Change>> changes = new TreeMap<>();
    private final PriorityQueue<LineGroup> largest = new PriorityQueue<>(LEAST_FIRST);

    void add(LineGroup group) {
        changes.computeIfAbsent(any(group).sourceAccount(), account -> new TreeMap<>())
                .merge(group.cause(), Change.of(group), Change::plus);
        largest.add(group);
        if (largest.size() > Restatement.LARGEST) {
            largest.remove();
        }
    }

    Restatement restatement(long unchanged) {
        return new Restatement(
                unchanged, changes, largest.stream().sorted(LEAST_FIRST.reversed()).toList());
    }

    private static Exact moved(LineGroup group) {
        return group.difference().billed().abs();
    }

    /** Any order will do, if it is the same each time. */
    private static String text(LineGroup group) {
        return group.before().toString() + group.after();
    }

    private static CostLine any(LineGroup group) {
        return group.before().isEmpty() ? group.after().getFirst() : group.before().getFirst();
    }
}
