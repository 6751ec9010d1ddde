package org.chargebackledger.api.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.http.consistency.ReadModels;
import org.chargebackledger.api.journey.Company;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** What a write answers while the read models do not follow. */
class LateReadModelsTest extends ServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void a_period_that_no_read_model_knows_yet_is_opened_all_the_same() throws Exception {
        var preparer = new Company(service()).preparer();
        var followers =
                running().bean(EventProcessingConfiguration.class).eventProcessors().values();
        followers.forEach(EventProcessor::shutDown);

        var opened = preparer.put("/periods/2026-10", Map.of());

        assertThat(opened.status()).as(opened.body()).isEqualTo(202);
        assertThat(opened.headers().firstValue("Retry-After")).isPresent();
        assertThat(opened.json().get("period").asString()).isEqualTo("2026-10");
        assertThat(opened.json().get("status").asString()).isEqualTo("OPEN");
        assertThat(preparer.get("/periods/2026-10").status()).isEqualTo(404);

        followers.forEach(EventProcessor::start);
        assertThat(running().bean(ReadModels.class).awaitCurrent(PATIENCE)).isTrue();
        assertThat(preparer.get("/periods/2026-10").ok().get("status").asString())
                .isEqualTo("OPEN");
    }
}
