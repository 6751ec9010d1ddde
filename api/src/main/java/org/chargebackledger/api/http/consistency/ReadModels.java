package org.chargebackledger.api.http.consistency;

import java.time.Duration;

/** The read models, as far as a writer must know them. */
public interface ReadModels {

    /**
     * Waits until they show every event that was recorded before this call.
     *
     * @return false when the time ran out first
     * @throws ReadModelsStopped at once, if an event that cannot be handled holds them up
     */
    boolean awaitCurrent(Duration timeout) throws InterruptedException;

    /** Forgets why they stopped: they are about to follow the events from the first one on. */
    void startOver();
}
