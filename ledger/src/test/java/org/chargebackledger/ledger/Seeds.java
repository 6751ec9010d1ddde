package org.chargebackledger.ledger;

import java.util.Random;
import java.util.function.Consumer;

/** Runs a property over seeded random sources; a failure names the seed that shows it. */
public final class Seeds {

    private Seeds() {}

    public static void forEach(int count, Consumer<Random> property) {
        for (var seed = 1; seed <= count; seed++) {
            try {
                property.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
