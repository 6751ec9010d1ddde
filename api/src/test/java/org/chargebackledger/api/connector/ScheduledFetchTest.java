package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.connector.ConnectorArguments.slices;

import mockwebserver3.MockResponse;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A connector with a schedule fetches by itself, and again what failed. */
class ScheduledFetchTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void what_failed_waits_for_the_schedule_and_what_is_final_is_left_alone() throws Exception {
        try (var source = new FakeOpenCost()) {
            // The second day is refused, which no retry changes, until the third schedule.
            source.troubled((number, _) ->
                    number >= 2 && number < 5
                            ? new MockResponse.Builder().code(404).body("no").build()
                            : null);
            try (var service =
                    RunningService.start(
                            ConnectorArguments.of(
                                    source, "2024-10-01", "2024-10-02", "schedule=* * * * * *"))) {
                var company = new Company(service.uri());
                var until = Instant.now().plus(PATIENCE);
                while (!states(company).equals(List.of("RECEIVED", "RECEIVED"))) {
                    assertThat(Instant.now()).isBefore(until);
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                var asked = source.windows().size();
                assertThat(asked).isEqualTo(5);
                assertThat(slices(company.auditor()).getLast().has("failure")).isFalse();
                TimeUnit.SECONDS.sleep(3);
                assertThat(source.windows()).hasSize(asked);
            }
        }
    }

    private static List<String> states(Company company) {
        return slices(company.auditor()).stream()
                .map(slice -> slice.get("state").asString())
                .toList();
    }
}
