package org.chargebackledger.api.connector;

import org.chargebackledger.api.connector.Lane.Turn;
import org.chargebackledger.ingest.connector.Slice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Fetches what is asked for, beside imports and runs: each connector's slices one after the other,
 * several connectors at once. What it is asked for is on disk until it is settled.
 */
@Component
class FetchQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FetchQueue.class);
    private static final int SHUTDOWN_SECONDS_MAX = 20;
    private static final Duration NOT_NOW = Duration.ofMinutes(1);

    private final SliceFetch fetching;
    private final SliceFolders folders;
    private final ScheduledExecutorService workers;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    FetchQueue(
            SliceFetch fetching,
            SliceFolders folders,
            @Value("${chargeback.fetches.parallel:2}") int parallel) {
        this.fetching = fetching;
        this.folders = folders;
        this.workers =
                Executors.newScheduledThreadPool(
                        parallel, Thread.ofPlatform().daemon().name("fetch-", 0).factory());
    }

    /** Queues slices, unless they wait already. */
    void submit(ConfiguredConnector connector, Collection<Slice> slices, String actor) {
        slices.forEach(slice -> folders.ask(connector, slice, actor));
        slices.forEach(slice -> add(lane(connector), new Turn(slice, actor, 0)));
    }

    /** Goes on with what was asked for before a crash or a stop. */
    void resume(ConfiguredConnector connector) {
        var unsettled = folders.unsettled(connector);
        unsettled.forEach((slice, actor) -> add(lane(connector), new Turn(slice, actor, 0)));
        if (!unsettled.isEmpty()) {
            LOG.info("going on with {} slices of {}", unsettled.size(), connector);
        }
    }

    /** Whether a slice is being fetched or will be by itself. */
    boolean has(ConfiguredConnector connector, Slice slice) {
        return lane(connector).has(slice);
    }

    boolean isIdle(ConfiguredConnector connector) {
        return lane(connector).isIdle();
    }

    private Lane lane(ConfiguredConnector connector) {
        return lanes.computeIfAbsent(connector.toString(), _ -> new Lane(connector));
    }

    private void add(Lane lane, Turn turn) {
        if (lane.add(turn)) {
            workers.execute(() -> workOff(lane));
        }
    }

    private void workOff(Lane lane) {
        for (var turn = lane.next(); turn != null; turn = lane.next()) {
            try {
                var outcome = fetching.fetch(lane.connector(), turn.slice(), turn.actor());
                if (!settle(lane, turn, outcome)) {
                    return;
                }
            } catch (SliceFetch.Interrupted e) {
                lane.stop(turn);
                return; // the next start goes on with it
            } catch (Error e) {
                LOG.error("{} {} failed", lane.connector(), turn.slice(), e);
                lane.stop(turn);
                throw e;
            } catch (RuntimeException e) {
                LOG.error("{} {} is left to the next start", lane.connector(), turn.slice(), e);
            }
        }
    }

    /** Whether the lane goes on with its next slice. */
    private boolean settle(Lane lane, Turn turn, Outcome outcome) {
        if (outcome.equals(Outcome.NOT_NOW)) {
            rest(lane, turn, NOT_NOW);
            return false;
        }
        var pause = outcome.isFetched() ? null : lane.pauseAfter(turn, outcome);
        if (pause == null) {
            folders.settle(lane.connector(), turn.slice());
            if (outcome.concernsAll()) {
                lane.giveUp().forEach(slice -> folders.settle(lane.connector(), slice));
            }
            return true;
        }
        if (outcome.concernsAll()) {
            rest(lane, turn.again(), pause);
            return false;
        }
        lane.pause(turn.slice());
        later(() -> add(lane, turn.again()), pause);
        return true;
    }

    /** Leaves the whole lane alone for a while. */
    private void rest(Lane lane, Turn turn, Duration pause) {
        lane.stop(turn);
        later(
                () -> {
                    if (lane.begins()) {
                        workOff(lane);
                    }
                },
                pause);
    }

    private void later(Runnable work, Duration pause) {
        try {
            var _ = workers.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the service stops; the next start goes on");
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        // A thread that waits for an answer hears no interruption.
        lanes.values().forEach(lane -> lane.connector().connector().close());
        try {
            if (!workers.awaitTermination(SHUTDOWN_SECONDS_MAX, TimeUnit.SECONDS)) {
                LOG.warn("a fetch still under way is left to the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
