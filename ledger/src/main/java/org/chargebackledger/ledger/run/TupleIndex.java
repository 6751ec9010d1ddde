package org.chargebackledger.ledger.run;

import java.util.Arrays;

/** Numbers distinct tuples of integers 0, 1, 2 … without an object for each. */
final class TupleIndex {

    private static final int EMPTY = 0;

    private final int width;
    private int[] tuples;
    private int[] slots = new int[1 << 10];
    private int size;

    TupleIndex(int width) {
        this.width = width;
        this.tuples = new int[width << 8];
    }

    int size() {
        return size;
    }

    /** The tuple's number; a new one the first time it is seen. */
    int numberOf(int[] tuple) {
        var slot = slot(tuple);
        if (slots[slot] != EMPTY) {
            return slots[slot] - 1;
        }
        if ((size + 1) * width > tuples.length) {
            tuples = Arrays.copyOf(tuples, tuples.length * 2);
        }
        System.arraycopy(tuple, 0, tuples, size * width, width);
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    /** One element of a numbered tuple. */
    int get(int number, int element) {
        return tuples[number * width + element];
    }

    private int slot(int[] tuple) {
        var slot = hash(tuple) & (slots.length - 1);
        while (slots[slot] != EMPTY && !equals(slots[slot] - 1, tuple)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean equals(int number, int[] tuple) {
        var from = number * width;
        return Arrays.equals(tuples, from, from + width, tuple, 0, width);
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (var number = 0; number < size; number++) {
            var from = number * width;
            slots[slot(Arrays.copyOfRange(tuples, from, from + width))] = number + 1;
        }
    }

    /** Codes are small and dense, which {@link Arrays#hashCode(int[])} would make collide. */
    private static int hash(int[] tuple) {
        var hash = 0L;
        for (var code : tuple) {
            hash = (hash ^ code) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}
