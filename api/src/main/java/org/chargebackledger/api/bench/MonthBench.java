package org.chargebackledger.api.bench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Takes one synthetic month from its files to its statements, through the interfaces that users
 * have, and measures each step.
 */
final class MonthBench {

    private MonthBench() {}

    /**
     * Measures a month with one of its bill's forms.
     *
     * @param folder for what the service stores
     * @param heap of the service, as {@code -Xmx} takes it
     */
    static MeasuredMonth measure(SyntheticMonth month, Path bill, Path folder, String heap)
            throws IOException {
        try (var service = ServiceProcess.start(folder, heap);
                var watch = new Stopwatch(service)) {
            var ledger = new BenchClient(service);
            var stored = service.stored();
            ledger.rules(month);
            ledger.readings(month);
            watch.end("set up, readings");
            var delivered = ledger.imported("focus", bill);
            watch.end("import");
            var used = service.stored() - stored;
            watch.begin();
            var run = ledger.ordered(month.period());
            ledger.computed(run);
            watch.end("run");
            var posted = ledger.posted(run);
            watch.end("post");
            ledger.close(month.period());
            watch.begin();
            var totals = ledger.statements(month.period());
            watch.end("statements");
            ledger.rebuild();
            watch.end("projection");
            return new MeasuredMonth(
                    bill.getFileName().toString(),
                    watch.steps(),
                    delivered.path("snapshots").path(0).path("lines").asLong(),
                    posted.path("entries").size(),
                    used,
                    totals);
        }
    }
}
