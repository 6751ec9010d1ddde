package org.chargebackledger.api.bench;

import org.chargebackledger.api.cli.CommandRefused;
import org.chargebackledger.ledger.time.Period;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a ledger with months, and measures how long it takes to ask what another policy would have
 * made of all of them.
 */
final class HistoryBench {

    private static final String BLEND = "requested: \"0.70\"";
    private static final String OTHER_BLEND = "requested: \"0.50\"";

    private HistoryBench() {}

    /**
     * A measured history.
     *
     * @param imported what importing the bills took in all
     * @param simulation what simulating all of them took
     * @param largestChange of a posting key
     */
    record Measured(int months, Duration imported, Step simulation, String largestChange) {}

    /**
     * Measures months up to October 2026.
     *
     * @param rows of each month's bill
     * @param heap of the service, as {@code -Xmx} takes it
     */
    static Measured measure(int months, long rows, long seed, Path folder, String heap)
            throws IOException {
        try (var service = ServiceProcess.start(folder.resolve("service"), heap);
                var watch = new Stopwatch(service)) {
            var ledger = new BenchClient(service);
            var periods = periods(months);
            var imported = Duration.ZERO;
            var policy = "";
            for (var period : periods) {
                var month =
                        SyntheticMonth.write(folder.resolve(period.toString()), period, rows, seed);
                if (policy.isEmpty()) {
                    ledger.rules(month);
                    policy = month.policy();
                }
                ledger.readings(month);
                var startedAt = System.nanoTime();
                ledger.imported("focus", month.parquet());
                imported = imported.plusNanos(System.nanoTime() - startedAt);
                ledger.posted(ledger.ordered(period));
            }
            watch.begin();
            var answer = ledger.simulated(policy.replace(BLEND, OTHER_BLEND), periods);
            watch.end("simulation");
            var largest = answer.path("largestChanges").path(0).path("difference");
            if (largest.isMissingNode()) {
                throw new CommandRefused("the simulated policy changes nothing");
            }
            return new Measured(
                    months, imported, watch.steps().getLast(), largest.path("amount").asString(""));
        }
    }

    private static List<Period> periods(int months) {
        var periods = new ArrayList<Period>();
        var first = SyntheticMonth.PERIOD.firstDay().minusMonths(months - 1L);
        for (var month = 0; month < months; month++) {
            periods.add(Period.of(first.plusMonths(month)));
        }
        return List.copyOf(periods);
    }
}
