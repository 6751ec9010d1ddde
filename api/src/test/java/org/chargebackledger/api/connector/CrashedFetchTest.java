package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.connector.ConnectorArguments.slices;

import org.chargebackledger.api.crash.KillableService;
import org.chargebackledger.api.journey.Company;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process that is killed while a question waits for its answer, and once more after that. */
@Order(1)
class CrashedFetchTest {

    private static final int DAYS = 2;
    private static final int QUESTIONS = DAYS * 4;

    @TempDir private Path home;

    /** Where a question waits until the process that asked it is dead. */
    private static final class Stop {

        private final int question;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        Stop(int question) {
            this.question = question;
        }

        void at(int number) {
            if (number == question) {
                reached.countDown();
                awaited(over);
            }
        }
    }

    @Test
    void what_was_asked_for_is_fetched_after_kills_and_no_page_twice() throws Exception {
        var seed = Long.getLong("chargeback.seed", System.nanoTime());
        var random = new Random(seed);
        var first = random.nextInt(1, QUESTIONS);
        var stops = List.of(new Stop(first), new Stop(random.nextInt(first + 1, QUESTIONS + 1)));
        try (var source = new FakeOpenCost()) {
            source.troubled((number, _) -> {
                stops.forEach(stop -> stop.at(number));
                return null;
            });
            check(source, new ArrayDeque<>(stops));
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private void check(FakeOpenCost source, Deque<Stop> stops) throws Exception {
        var arguments =
                ConnectorArguments.of(source, "2024-10-01", "2024-10-02", "options.window-hours=6");
        try (var service = new KillableService(home, arguments)) {
            service.awaitReady();
            var company = new Company(service.uri());
            company.preparer().post("/connectors/eu/fetches", Map.of()).ok();
            while (!stops.isEmpty()) {
                var stop = stops.pop();
                assertThat(awaited(stop.reached))
                        .as("question %d is asked", stop.question)
                        .isTrue();
                service.killAndRestart();
                stop.over.countDown();
                service.awaitReady();
            }
            ConnectorArguments.settled(company.preparer());
            assertThat(slices(company.auditor()))
                    .as(service.log())
                    .hasSize(DAYS)
                    .allSatisfy(slice -> {
                        assertThat(slice.get("state").asString()).isEqualTo("RECEIVED");
                        assertThat(slice.get("imports")).hasSize(1);
                    });
            assertThat(company.auditor().get("/imports").ok().get("items"))
                    .hasSize(DAYS)
                    .allSatisfy(
                            one -> assertThat(one.get("status").asString()).isEqualTo("ACCEPTED"));
        }
        // Only the pages that were under way are asked for again.
        assertThat(new HashSet<>(source.windows())).hasSize(QUESTIONS);
        assertThat(source.windows()).hasSize(QUESTIONS + 2);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
