package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.connector.ConnectorArguments.slices;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A service that is stopped between two pages goes on with them at its next start. */
class KilledFetchTest {

    private static final int PAGES = 4;

    @Test
    void what_was_asked_for_is_fetched_after_the_next_start_and_no_page_twice() {
        var home = RunningService.scratch();
        try (var source = new FakeOpenCost()) {
            var reached = new CountDownLatch(1);
            var over = new CountDownLatch(1);
            source.troubled((number, _) -> {
                if (number == 7) {
                    reached.countDown();
                    awaited(over);
                }
                return null;
            });
            try (var service = start(source, home)) {
                var company = new Company(service.uri());
                company.preparer().post("/connectors/eu/fetches", Map.of()).ok();
                assertThat(awaited(reached)).isTrue();
                assertThat(states(company)).containsExactly("RECEIVED", "MISSING", "MISSING");
            }
            over.countDown();
            try (var service = start(source, home)) {
                var company = new Company(service.uri());
                ConnectorArguments.settled(company.preparer());
                assertThat(states(company)).containsOnly("RECEIVED").hasSize(3);
                assertThat(slices(company.auditor()))
                        .allSatisfy(slice -> assertThat(slice.get("imports")).hasSize(1));
                assertThat(imports(company)).hasSize(3);
            }
            // The page that was under way is the only one that was asked for twice.
            assertThat(new HashSet<>(source.windows())).hasSize(3 * PAGES);
            assertThat(source.windows()).hasSize(3 * PAGES + 1);
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static RunningService start(FakeOpenCost source, Path home) {
        return RunningService.on(
                "killed_fetch",
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
