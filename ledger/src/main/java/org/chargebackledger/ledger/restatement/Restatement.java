package org.chargebackledger.ledger.restatement;

import org.chargebackledger.ledger.bill.SourceAccount;

import java.util.List;
import java.util.SortedMap;

/**
 * How a snapshot differs from the one before it, both taken as multisets of cost lines: providers'
 * row ids are not stable, and identical rows are legitimate.
 *
 * @param unchanged lines that are in both
 * @param changes by source account and cause; what they differ by adds up to what the snapshots
 *     differ by
 * @param largest the changes that moved most billed money, largest first
 */
public record Restatement(
        long unchanged,
        SortedMap<SourceAccount, SortedMap<Cause, Change>> changes,
        List<LineGroup> largest) {

    /** How many of the largest changes are kept. */
    public static final int LARGEST = 50;

    /** Compares; reads each snapshot a few times. */
    public static Restatement of(BillLines before, BillLines after) {
        return of(before, after, Comparison.LINES_AT_ONCE);
    }

    static Restatement of(BillLines before, BillLines after, int linesAtOnce) {
        return new Comparison(before, after, linesAtOnce).restatement();
    }
}
