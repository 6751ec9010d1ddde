package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.connector.ConnectorArguments.slices;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.ledger.Effort;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A service that is stopped at any page goes on with it at its next start. */
class KilledFetchTest {

    private static final int DAYS = 3;
    private static final int QUESTIONS = DAYS * 4;
    private static final int SEEDS = Effort.of(1, 3);

    @Test
    void what_was_asked_for_is_fetched_after_the_next_start_and_no_page_twice() {
        for (var seed = 1; seed <= SEEDS; seed++) {
            var random = new Random(seed);
            var first = random.nextInt(1, QUESTIONS);
            var second = random.nextInt(first + 1, QUESTIONS + 1);
            try {
                check(first, second);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "seed %d, stops at %d and %d".formatted(seed, first, second), e);
            }
        }
    }

    /** Stops the service twice, each time while the nth question waits for its answer. */
    private static void check(int first, int second) {
        var home = RunningService.scratch();
        var database = "killed_fetch_" + first + "_" + second;
        try (var source = new FakeOpenCost()) {
            stopAt(first, source, database, home, true);
            stopAt(second, source, database, home, false);
            source.troubled((_, _) -> null);
            try (var service = start(source, database, home)) {
                var company = new Company(service.uri());
                ConnectorArguments.settled(company.preparer());
                assertThat(states(company)).containsOnly("RECEIVED").hasSize(DAYS);
                assertThat(slices(company.auditor()))
                        .allSatisfy(slice -> assertThat(slice.get("imports")).hasSize(1));
                assertThat(imports(company)).containsOnly("ACCEPTED").hasSize(DAYS);
            }
            // Only the pages that were under way are asked for again.
            assertThat(new HashSet<>(source.windows())).hasSize(QUESTIONS);
            assertThat(source.windows()).hasSize(QUESTIONS + 2);
        }
    }

    private static void stopAt(
            int question, FakeOpenCost source, String database, Path home, boolean isFirst) {
        var reached = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        source.troubled((number, _) -> {
            if (number == question) {
                reached.countDown();
                awaited(over);
            }
            return null;
        });
        try (var service = start(source, database, home)) {
            if (isFirst) {
                var company = new Company(service.uri());
                company.preparer().post("/connectors/eu/fetches", Map.of()).ok();
            }
            assertThat(awaited(reached)).as("question %d is asked", question).isTrue();
        }
        over.countDown();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static RunningService start(FakeOpenCost source, String database, Path home) {
        return RunningService.on(
                database,
                home,
                ConnectorArguments.of(
                        source, "2024-10-01", "2024-10-03", "options.window-hours=6"));
    }

    private static List<String> states(Company company) {
        return slices(company.auditor()).stream()
                .map(slice -> slice.get("state").asString())
                .toList();
    }

    private static List<String> imports(Company company) {
        return company.auditor()
                .get("/imports")
                .ok()
                .get("items")
                .valueStream()
                .map(one -> one.get("status").asString())
                .toList();
    }
}
