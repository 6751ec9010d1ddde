package org.chargebackledger.ledger.journal;

import java.util.TreeMap;

/**
 * A set of numbers kept as ranges, so that a run reversed as a whole takes one. SNAPSHOT FORMAT:
 * its field is stored.
 */
final class NumberRanges {

    /** First number of each range to its last one; ranges neither touch nor overlap. */
    private TreeMap<Integer, Integer> ranges = new TreeMap<>();

    boolean contains(int number) {
        var range = ranges.floorEntry(number);
        return range != null && number <= range.getValue();
    }

    void add(int number) {
        if (contains(number)) {
            return;
        }
        var before = ranges.lowerEntry(number);
        var first = before != null && before.getValue() == number - 1 ? before.getKey() : number;
        var after = ranges.remove(number + 1);
        ranges.put(first, after == null ? number : after);
    }
}
