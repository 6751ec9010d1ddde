package org.chargebackledger.ledger.journal;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A set of numbers kept as ranges, so that a run reversed as a whole takes one. SNAPSHOT FORMAT:
 * its component is stored.
 *
 * @param ranges first number of each range to its last one; they neither touch nor overlap
 */
record NumberRanges(NavigableMap<Integer, Integer> ranges) {

    static final NumberRanges EMPTY = new NumberRanges(new TreeMap<>());

    boolean contains(int number) {
        var range = ranges.floorEntry(number);
        return range != null && number <= range.getValue();
    }

    NumberRanges with(int number) {
        if (contains(number)) {
            return this;
        }
        var extended = new TreeMap<>(ranges);
        var before = extended.lowerEntry(number);
        var first = before != null && before.getValue() == number - 1 ? before.getKey() : number;
        var after = extended.remove(number + 1);
        extended.put(first, after == null ? number : after);
        return new NumberRanges(extended);
    }
}
