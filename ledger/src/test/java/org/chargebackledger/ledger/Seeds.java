package org.chargebackledger.ledger;

import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Runs a property over many seeds, and a failure names the one that shows it. {@code
 * -Dchargeback.seeds=5000} tries so many of them, {@code -Dchargeback.seed=7} just that one.
 */
public final class Seeds {

    private static final int DEFAULT = Effort.of(100, 200);

    private Seeds() {}

    /** How many seeds a run tries. */
    public static int count() {
        return Long.getLong("chargeback.seed") == null
                ? Integer.getInteger("chargeback.seeds", DEFAULT)
                : 1;
    }

    public static void forEach(LongConsumer property) {
        forEach(count(), property);
    }

    /** Over so many seeds, for a property that needs more or fewer of them than others. */
    public static void forEach(int count, LongConsumer property) {
        var only = Long.getLong("chargeback.seed");
        var seeds = only == null ? LongStream.rangeClosed(1, count) : LongStream.of(only);
        seeds.forEach(seed -> {
            try {
                property.accept(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        });
    }

    /** Over random sources of so many seeds. */
    public static void forEachRandom(int count, Consumer<Random> property) {
        forEach(count, seed -> property.accept(new Random(seed)));
    }
}
