package org.chargebackledger.api.work;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Long work, one piece after the other: an import may use the whole memory budget, and runs see the
 * imports that were asked for before them.
 *
 * <p>It keeps nothing on disk: what was under way at a crash is known from events and handed in
 * again at start-up, so every piece of work must be safe to repeat.
 */
public final class WorkQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);
    private static final int SHUTDOWN_SECONDS_MAX = 20;

    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("work-", 0).factory());

    /** Queues a piece of work, unless the same one waits already. */
    public void submit(String key, Runnable work) {
        if (waiting.add(key)) {
            worker.execute(() -> run(key, work));
        }
    }

    private void run(String key, Runnable work) {
        waiting.remove(key);
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed", key, e);
            if (e instanceof Error error) {
                throw error;
            }
        }
    }

    /** Lets the piece under way end; the others are taken up at the next start. */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(SHUTDOWN_SECONDS_MAX, TimeUnit.SECONDS)) {
                LOG.warn("work still under way is left to the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
