package org.chargebackledger.ingest.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/** A fetch that fails again and again and is gone on with until it is done. */
public record InterruptedFetch(Connector connector, Slice slice, Instant now) {

    private static final int ROUNDS_MAX = 1000;

    /** One more try. */
    @FunctionalInterface
    public interface Fetch {

        Fetched go() throws FetchFailure, IOException;
    }

    /** What happens between two tries. */
    @FunctionalInterface
    public interface Meanwhile {

        void happens() throws IOException;
    }

    /**
     * Starts over after each failure, and now and then after a crash in the middle of a page.
     *
     * @param page that is half there then
     */
    public Fetched done(Path place, Random random, String page) throws IOException {
        return done(
                () ->
                        connector.fetch(
                                slice, FetchFolder.open(place, connector.questions(slice)), now),
                () -> {
                    if (random.nextBoolean()) {
                        Files.writeString(place.resolve(page + ".unfinished"), "{\"co");
                    }
                });
    }

    /** Starts over after each failure. */
    public static Fetched done(Fetch fetch, Meanwhile meanwhile) throws IOException {
        for (var round = 0; round < ROUNDS_MAX; round++) {
            try {
                return fetch.go();
            } catch (FetchFailure e) {
                meanwhile.happens();
            }
        }
        throw new AssertionError("never done");
    }
}
