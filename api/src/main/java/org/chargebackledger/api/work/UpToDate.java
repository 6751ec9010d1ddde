package org.chargebackledger.api.work;

import org.chargebackledger.api.http.consistency.ReadModels;
import org.springframework.stereotype.Component;

import java.time.Duration;

/**
 * Makes sure that what is decided on read models is decided on every event before it: a service
 * that decides on yesterday's view would number a revision twice.
 */
@Component
public final class UpToDate {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ReadModels readModels;

    UpToDate(ReadModels readModels) {
        this.readModels = readModels;
    }

    /**
     * Waits until the read models show every event stored before this call.
     *
     * @throws org.chargebackledger.api.http.consistency.ReadModelsStopped if they have stopped
     * @throws IllegalStateException if they do not come that far, or the service stops
     */
    public void await() {
        try {
            if (!readModels.awaitCurrent(PATIENCE)) {
                throw new IllegalStateException("the read models do not follow the events");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the read models", e);
        }
    }
}
