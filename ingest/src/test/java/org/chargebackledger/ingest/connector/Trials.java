package org.chargebackledger.ingest.connector;

import org.chargebackledger.ledger.Seeds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Properties that are tried with many seeds, each in a folder of its own. */
public final class Trials {

    private Trials() {}

    /** What must hold whatever the random source says. */
    @FunctionalInterface
    public interface Property {

        void check(Random random, Path folder) throws Exception;
    }

    /**
     * Tries a property; a failure names the seed that shows it.
     *
     * @param count how many seeds, unless {@code -Dchargeback.seeds} or {@code -Dchargeback.seed}
     *     say otherwise
     */
    public static void forEachSeed(int count, Path temporary, Property property) {
        Seeds.forEach(
                Integer.getInteger("chargeback.seeds", count),
                seed -> {
                    try {
                        var folder = Files.createDirectories(temporary.resolve("seed-" + seed));
                        property.check(new Random(seed), folder);
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
    }
}
