package org.chargebackledger.ledger.restatement;

/** A multiset of 128-bit hashes, each in some tens of bytes: a bill has millions of lines. */
final class LineBag {

    private long[] high;
    private long[] low;
    private int[] counts;
    private int used;
    private long size;

    LineBag(long expected) {
        var size = Integer.highestOneBit(Math.clamp(expected, 16, 1 << 28)) << 1;
        high = new long[size];
        low = new long[size];
        counts = new int[size];
    }

    void add(long first, long second) {
        if (used * 4L >= counts.length * 3L) {
            grow();
        }
        var slot = slot(first, second);
        used += counts[slot] == 0 ? 1 : 0;
        high[slot] = first;
        low[slot] = second;
        counts[slot] = Math.max(counts[slot], 0) + 1;
        size++;
    }

    /** How many are in it. */
    long size() {
        return size;
    }

    /** Whether it has another one of these; takes it out. A place stays taken by what was there. */
    boolean take(long first, long second) {
        var slot = slot(first, second);
        if (counts[slot] <= 0) {
            return false;
        }
        size--;
        counts[slot] = counts[slot] == 1 ? -1 : counts[slot] - 1;
        return true;
    }

    private int slot(long first, long second) {
        var mask = counts.length - 1;
        var slot = (int) (first ^ (second >>> 32)) & mask;
        while (counts[slot] != 0 && (high[slot] != first || low[slot] != second)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldHigh = high;
        var oldLow = low;
        var oldCounts = counts;
        high = new long[oldHigh.length * 2];
        low = new long[oldHigh.length * 2];
        counts = new int[oldHigh.length * 2];
        for (var i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] != 0) {
                var slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
