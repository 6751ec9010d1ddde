package org.chargebackledger.api.demo;

import org.chargebackledger.api.demo.company.DemoCompany;
import org.chargebackledger.api.demo.company.DemoDelivery;
import org.chargebackledger.api.demo.company.DemoStep;
import org.chargebackledger.api.demo.company.DemoStep.Close;
import org.chargebackledger.api.demo.company.DemoStep.Deliver;
import org.chargebackledger.api.demo.company.DemoStep.Post;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Works the demo's three months, step by step. Each step finds out by its id whether it was done,
 * so that a load goes on where it was cut short, and what is loaded stays as it is.
 */
@Component
@Profile("demo")
final class DemoLoad {

    private final DemoSetup setup;
    private final DemoDeliveries deliveries;
    private final DemoMonths months;

    DemoLoad(DemoSetup setup, DemoDeliveries deliveries, DemoMonths months) {
        this.setup = setup;
        this.deliveries = deliveries;
        this.months = months;
    }

    boolean isDone() {
        return months.areLoaded();
    }

    /**
     * Does what is left to do.
     *
     * @param progress takes a line for each step
     */
    void run(StopSignal stop, Consumer<String> progress) {
        try {
            var folder = Files.createTempDirectory("chargeback-demo-");
            try {
                setup.enter();
                new Walk(stop, progress).all(folder);
            } finally {
                WrittenFiles.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One way through the steps. */
    private final class Walk {

        private final StopSignal stop;
        private final Consumer<String> progress;
        private final Map<YearMonth, Integer> posted = new HashMap<>();

        Walk(StopSignal stop, Consumer<String> progress) {
            this.stop = stop;
            this.progress = progress;
        }

        void all(Path folder) throws IOException {
            for (var step : DemoCompany.write(folder)) {
                if (stop.isStopped()) {
                    throw new StopSignal.Stopped();
                }
                execute(step);
            }
        }

        private void execute(DemoStep step) throws IOException {
            switch (step) {
                case Deliver(var delivery) -> deliver(delivery);
                case Post(var month) -> post(month);
                case Close(var month) -> {
                    months.close(month);
                    say(month, "closed: proposed by preparer, approved by approver");
                }
            }
        }

        private void deliver(DemoDelivery delivery) throws IOException {
            deliveries.deliver(delivery, stop);
            say(
                    delivery.month(),
                    "accepted "
                            + delivery.about()
                            + " ("
                            + delivery.source()
                            + ", "
                            + delivery.totals().rows()
                            + " rows)");
        }

        private void post(YearMonth month) {
            var number = posted.merge(month, 1, Integer::sum);
            var run = months.post(month, number, stop);
            say(month, "allocated and posted " + run.entries().size() + " journal entries");
        }

        private void say(YearMonth month, String what) {
            progress.accept(month + "  " + what);
        }
    }
}
