package org.chargebackledger.ledger.months;

import java.util.function.LongConsumer;

/** Runs a property over many seeds and names the one that breaks it. */
public final class Seeds {

    private static final int DEFAULT = 200;

    private Seeds() {}

    /** How many seeds a run tries; {@code -Dchargeback.seeds=5000} for more. */
    public static int count() {
        return Integer.getInteger("chargeback.seeds", DEFAULT);
    }

    public static void forEach(LongConsumer property) {
        forEach(count(), property);
    }

    public static void forEach(int count, LongConsumer property) {
        for (var seed = 1L; seed <= count; seed++) {
            try {
                property.accept(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
