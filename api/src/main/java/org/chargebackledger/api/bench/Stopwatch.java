package org.chargebackledger.api.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Measures the steps of a service and its database, one after the other. */
final class Stopwatch implements AutoCloseable {

    private static final long SAMPLE_MILLIS = 200;

    private final ProcessGauge service;
    private final ProcessGauge database;
    private final AtomicLong databasePeak = new AtomicLong();
    private final Thread sampler = Thread.ofPlatform().daemon().unstarted(this::sample);
    private final List<Step> steps = new ArrayList<>();
    private long startedAt;
    private Duration cpu = Duration.ZERO;
    private Duration databaseCpu = Duration.ZERO;

    Stopwatch(ServiceProcess process) {
        service = ProcessGauge.alone(process.service());
        database = ProcessGauge.withDescendants(process.database());
        sampler.start();
        begin();
    }

    private void sample() {
        try {
            while (!Thread.interrupted()) {
                databasePeak.accumulateAndGet(database.proportional(), Math::max);
                TimeUnit.MILLISECONDS.sleep(SAMPLE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done from here on belongs to the next step. */
    void begin() {
        service.forgetPeak();
        databasePeak.set(0);
        cpu = service.cpu();
        databaseCpu = database.cpu();
        startedAt = System.nanoTime();
    }

    /** Ends the step that began last, and begins another. */
    void end(String name) {
        var wall = Duration.ofNanos(System.nanoTime() - startedAt);
        databasePeak.accumulateAndGet(database.proportional(), Math::max);
        steps.add(
                new Step(
                        name,
                        wall,
                        service.cpu().minus(cpu),
                        database.cpu().minus(databaseCpu),
                        service.residentPeak(),
                        databasePeak.get()));
        begin();
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void close() {
        sampler.interrupt();
    }
}
