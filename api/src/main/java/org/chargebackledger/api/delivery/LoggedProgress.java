package org.chargebackledger.api.delivery;

import org.chargebackledger.ingest.delivery.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of one import, in the log: each once as it begins, and every ten seconds. */
final class LoggedProgress implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);
    private static final long PAUSE_NANOS = 10_000_000_000L;

    private final String importId;
    private String step = "";
    private long last;

    LoggedProgress(String importId) {
        this.importId = importId;
    }

    @Override
    public void at(String now, long done, long total) {
        if (now.equals(step) && System.nanoTime() - last < PAUSE_NANOS) {
            return;
        }
        step = now;
        last = System.nanoTime();
        if (total > 0) {
            LOG.debug("import {}: {} {} of {}", importId, step, done, total);
        } else {
            LOG.debug("import {}: {} {}", importId, step, done);
        }
    }
}
