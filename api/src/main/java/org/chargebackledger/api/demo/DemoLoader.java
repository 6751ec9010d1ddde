package org.chargebackledger.api.demo;

import org.chargebackledger.api.demo.company.DemoCompany;
import org.chargebackledger.api.readiness.Readiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.io.PrintStream;

/**
 * Loads the sample company once the service runs, beside its requests, and prints what came of it;
 * the service is not ready before.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(
        name = "chargeback.demo.company",
        havingValue = "hollinbrook",
        matchIfMissing = true)
final class DemoLoader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
    private static final long STOP_MILLISECONDS_MAX = 20_000;

    private final DemoLoad load;
    private final DemoSummary summary;
    private final Readiness readiness;
    private final Readiness.Hold hold;
    private final StopSignal stop = new StopSignal();
    private final PrintStream console = System.out;
    private final Thread thread = new Thread(this::work, "demo-load");

    DemoLoader(DemoLoad load, DemoSummary summary, Readiness readiness) {
        this.load = load;
        this.summary = summary;
        this.readiness = readiness;
        this.hold = readiness.hold("the demo company is loaded");
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    private void work() {
        try {
            if (!load.isDone()) {
                say("Loading " + DemoCompany.name() + ", three months of bills and usage:");
                load.run(stop, this::say);
            }
            summary.lines().forEach(this::say);
            hold.close();
        } catch (StopSignal.Stopped e) {
            LOG.info("the demo company is loaded up to here; the next start goes on");
        } catch (RuntimeException e) {
            if (!stop.isStopped()) {
                readiness.hold("the demo company could not be loaded: " + e.getMessage());
                LOG.error("the demo company could not be loaded", e);
            }
        }
    }

    private void say(String line) {
        console.println(line);
    }

    /** Lets the step under way end. */
    @Override
    public void close() {
        stop.stop();
        try {
            thread.join(STOP_MILLISECONDS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
