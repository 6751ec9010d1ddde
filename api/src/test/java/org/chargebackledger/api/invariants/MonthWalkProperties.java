package org.chargebackledger.api.invariants;

import org.chargebackledger.api.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/**
 * All nine invariants in whole months on the real services and the real database, each in a book of
 * its own: {@code -Dchargeback.seeds=2000} tries so many, {@code -Dchargeback.seed=7} just that
 * one. The figures that are expected are added up from the generated bills and the stored events.
 */
@Isolated("walks change the locale, by which everything else in the JVM would write numbers")
class MonthWalkProperties {

    private static final int SEEDS_DEFAULT =
            "all".equals(System.getenv("CHARGEBACK_TESTS")) ? 200 : 60;
    private static final int WALKERS = 4;

    /** What is checked here is not what a power cut leaves; the crash test is about that. */
    private static final String NO_WAITING_FOR_THE_DISK =
            "--spring.datasource.hikari.connection-init-sql=set idle_in_transaction_session_timeout"
                    + " = '50s'; set synchronous_commit = off";

    private static final String ONE_THREAD_FOR_TEN_ROWS = "--chargeback.imports.threads=1";

    private static final List<Locale> LOCALES =
            List.of(
                    Locale.ROOT,
                    Locale.US,
                    Locale.forLanguageTag("tr-TR"),
                    Locale.forLanguageTag("ar-EG-u-nu-arab"),
                    Locale.forLanguageTag("hi-IN-u-nu-deva"),
                    Locale.GERMANY);

    @Test
    void random_months_keep_every_invariant() throws Exception {
        var locale = Locale.getDefault();
        try (var service =
                RunningService.start(
                        NO_WAITING_FOR_THE_DISK,
                        ONE_THREAD_FOR_TEN_ROWS,
                        "--logging.level.root=error",
                        "--logging.level.org.chargebackledger=error")) {
            walk(Services.of(service), seeds());
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static List<Long> seeds() {
        var only = Long.getLong("chargeback.seed");
        var count = Integer.getInteger("chargeback.seeds", SEEDS_DEFAULT);
        return only == null ? LongStream.rangeClosed(1, count).boxed().toList() : List.of(only);
    }

    private static void walk(Services services, List<Long> seeds) throws InterruptedException {
        var failures = new ConcurrentLinkedQueue<AssertionError>();
        try (var walkers = Executors.newFixedThreadPool(WALKERS)) {
            var walks = new ArrayList<Callable<Void>>();
            for (var seed : seeds) {
                walks.add(() -> {
                    Locale.setDefault(LOCALES.get((int) (seed % LOCALES.size())));
                    try {
                        new MonthWalk(services, seed).walk();
                    } catch (AssertionError | RuntimeException e) {
                        failures.add(new AssertionError("seed " + seed + ": " + e.getMessage(), e));
                    }
                    return null;
                });
            }
            walkers.invokeAll(walks);
        }
        if (!failures.isEmpty()) {
            var first = failures.remove();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }
}
