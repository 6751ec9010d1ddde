package org.chargebackledger.api.bench;

/** A seeded sequence of numbers that is the same on every machine. */
final class Draws {

    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state;

    Draws(long seed) {
        state = seed;
    }

    /** A number from 0 to one less than the bound. */
    int below(int bound) {
        state += STEP;
        var z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        // The high half times the bound, so that no number is favoured by a division's remainder.
        return (int) ((((z ^ (z >>> 31)) >>> 32) * bound) >>> 32);
    }
}
