package org.chargebackledger.api.http.consistency;

import java.time.Duration;

/** The read models, as far as a writer must know them. */
public interface ReadModels {

    /**
     * Waits until they show every event that was recorded before this call.
     *
     * @return false when the time ran out first
     */
    boolean awaitCurrent(Duration timeout) throws InterruptedException;
}
