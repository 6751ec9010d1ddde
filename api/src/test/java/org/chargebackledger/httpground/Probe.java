package org.chargebackledger.httpground;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often the desk worked, and can hold it at it. */
public final class Probe {

    public final AtomicInteger worked = new AtomicInteger();
    public volatile CountDownLatch gate = new CountDownLatch(0);
    public volatile CountDownLatch arrived = new CountDownLatch(1);

    /** Closes the gate: the next work waits until it is opened. */
    public void close() {
        gate = new CountDownLatch(1);
        arrived = new CountDownLatch(1);
    }

    void work() {
        worked.incrementAndGet();
        arrived.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
