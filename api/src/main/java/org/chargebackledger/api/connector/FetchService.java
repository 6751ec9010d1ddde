package org.chargebackledger.api.connector;

import org.chargebackledger.ingest.connector.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.stereotype.Service;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Fetches slices by schedule and on demand. */
@Service
public class FetchService implements AutoCloseable {

    private final ConnectorCatalog catalog;
    private final SliceStates states;
    private final FetchQueue queue;
    private final ThreadPoolTaskScheduler clockwork = new ThreadPoolTaskScheduler();
    private final List<@Nullable ScheduledFuture<?>> schedules = new ArrayList<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    FetchService(ConnectorCatalog catalog, SliceStates states, FetchQueue queue) {
        this.catalog = catalog;
        this.states = states;
        this.queue = queue;
        clockwork.setThreadNamePrefix("schedule-");
        clockwork.setDaemon(true);
        clockwork.initialize();
    }

    /**
     * Goes on with what was cut short, fetches what a schedule should have fetched while the
     * service was down, and lets the schedules begin.
     */
    public void start() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        for (var connector : catalog.all()) {
            queue.resume(connector);
            var schedule = connector.schedule();
            if (schedule != null) {
                submit(connector, missing(connector));
                schedules.add(
                        clockwork.schedule(
                                () -> fetchDue(connector),
                                new CronTrigger(schedule, ZoneOffset.UTC)));
            }
        }
    }

    /** The slices that a schedule would fetch now. */
    List<Slice> due(ConfiguredConnector connector) {
        return states.of(connector).stream()
                .filter(slice -> slice.isDue(connector.rereadDays()))
                .map(ExpectedSlice::slice)
                .toList();
    }

    /** The slices of a span of days, fetched or not. */
    List<Slice> within(ConfiguredConnector connector, LocalDate firstDay, LocalDate endDay) {
        return connector.expected(firstDay, endDay, states.today());
    }

    void fetch(ConfiguredConnector connector, List<Slice> slices, String actor) {
        queue.submit(connector, slices, actor);
    }

    /** What is under way is not begun again; it is looked at first, as it may end meanwhile. */
    private void fetchDue(ConfiguredConnector connector) {
        var underWay =
                within(connector, connector.from(), states.today().plusDays(1)).stream()
                        .filter(slice -> queue.has(connector, slice))
                        .collect(Collectors.toUnmodifiableSet());
        var due = due(connector).stream().filter(slice -> !underWay.contains(slice)).toList();
        submit(connector, due);
    }

    private List<Slice> missing(ConfiguredConnector connector) {
        return states.of(connector).stream()
                .filter(slice -> !slice.isReceived() && slice.isDue(connector.rereadDays()))
                .map(ExpectedSlice::slice)
                .toList();
    }

    private void submit(ConfiguredConnector connector, List<Slice> slices) {
        queue.submit(connector, slices, connector.actor());
    }

    @Override
    public void close() {
        schedules.forEach(FetchService::cancel);
        clockwork.shutdown();
    }

    private static void cancel(@Nullable ScheduledFuture<?> schedule) {
        if (schedule != null) {
            schedule.cancel(false);
        }
    }
}
