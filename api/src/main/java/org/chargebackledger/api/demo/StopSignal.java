package org.chargebackledger.api.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells the load that the service stops. */
final class StopSignal {

    private static final long PAUSE_MILLISECONDS = 20;

    private final CountDownLatch stopped = new CountDownLatch(1);

    /** What ends a load whose service stops; the next start goes on. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the service stops");
        }
    }

    void stop() {
        stopped.countDown();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Waits a moment. */
    void pause() {
        try {
            if (stopped.await(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
