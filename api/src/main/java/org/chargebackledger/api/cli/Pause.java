package org.chargebackledger.api.cli;

import java.time.Duration;

/** Waiting between two questions. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefused("interrupted; the service goes on by itself");
        }
    }
}
