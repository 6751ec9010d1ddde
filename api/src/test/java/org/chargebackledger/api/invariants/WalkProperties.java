package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Isolated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * All nine invariants on the real services and the real database, each seed in a book of its own:
 * whole months with all that allocates them, and many periods against a model of the ledger. {@code
 * -Dchargeback.seeds=2000} tries so many, {@code -Dchargeback.seed=7} just that one. The figures
 * that are expected are added up from the generated bills and the stored events.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Isolated("walks change the locale, by which everything else in the JVM would write numbers")
class WalkProperties {

    private static final boolean IS_LONG = "all".equals(System.getenv("CHARGEBACK_TESTS"));
    private static final int MONTHS_DEFAULT = IS_LONG ? 200 : 16;
    private static final int BOOKS_DEFAULT = IS_LONG ? 60 : 6;
    private static final int WALKERS = 4;

    /** What the schedule records on its own is no change by what was refused meanwhile. */
    private static final String NO_SILENCE_MEANWHILE =
            "--chargeback.disputes.schedule=0 0 0 29 2 *";

    private static final String ONE_THREAD_FOR_TEN_ROWS = "--chargeback.imports.threads=1";

    private static final List<Locale> LOCALES =
            List.of(
                    Locale.ROOT,
                    Locale.US,
                    Locale.forLanguageTag("tr-TR"),
                    Locale.forLanguageTag("ar-EG-u-nu-arab"),
                    Locale.forLanguageTag("hi-IN-u-nu-deva"),
                    Locale.GERMANY);

    /** What a walk that is worth anything comes upon. */
    private static final List<String> HAPPENS =
            List.of(
                    "ALLOCATION",
                    "TRUE_UP",
                    "OUT_OF_PERIOD",
                    "REVERSAL",
                    "ADJUSTMENT",
                    "SOFT_CLOSED",
                    "CLOSED",
                    "REOPENED",
                    "PERMANENTLY_CLOSED",
                    "adjustment-needed",
                    "adoption-changes-nothing",
                    "close-checklist-unmet",
                    "entry-reversed",
                    "no-open-period",
                    "own-work",
                    "waived",
                    "period-closed",
                    "period-not-open",
                    "period-state",
                    "posting-period-not-earliest");

    private final Locale locale = Locale.getDefault();
    private RunningService service;
    private Services services;

    @BeforeAll
    void startService() {
        service =
                RunningService.start(
                        ONE_THREAD_FOR_TEN_ROWS,
                        NO_SILENCE_MEANWHILE,
                        "--logging.level.root=error",
                        "--logging.level.org.chargebackledger=error");
        services = Services.of(service);
    }

    @AfterAll
    void stopService() {
        Locale.setDefault(locale);
        service.close();
    }

    @Test
    void random_months_keep_every_invariant() throws Exception {
        walk(MONTHS_DEFAULT, seed -> new MonthWalk(services, seed).walk());
    }

    @Test
    void random_books_of_many_periods_are_what_a_model_says() throws Exception {
        var seen = new ConcurrentSkipListSet<String>();
        walk(BOOKS_DEFAULT, seed -> seen.addAll(new BookWalk(services, seed).walk()));
        if (seeds(BOOKS_DEFAULT).size() >= BOOKS_DEFAULT) {
            assertThat(seen).containsAll(HAPPENS);
        }
    }

    private static List<Long> seeds(int otherwise) {
        var only = Long.getLong("chargeback.seed");
        var count = Integer.getInteger("chargeback.seeds", otherwise);
        return only == null ? LongStream.rangeClosed(1, count).boxed().toList() : List.of(only);
    }

    private static void walk(int count, LongConsumer walk) throws InterruptedException {
        var failures = new ConcurrentLinkedQueue<AssertionError>();
        try (var walkers = Executors.newFixedThreadPool(WALKERS)) {
            var walks = new ArrayList<Callable<Void>>();
            for (var seed : seeds(count)) {
                walks.add(() -> {
                    Locale.setDefault(LOCALES.get((int) (seed % LOCALES.size())));
                    try {
                        walk.accept(seed);
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
