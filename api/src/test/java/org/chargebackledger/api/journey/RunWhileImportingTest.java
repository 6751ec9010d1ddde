package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.imports.Delivery;
import org.chargebackledger.ledger.imports.Delivery.DeliveredFile;
import org.chargebackledger.ledger.imports.UsageImportCommand.StageUsageDelivery;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run that is ordered while deliveries of its book are still being read. */
class RunWhileImportingTest extends ServiceTest {

    private static final Map<String, String> RUN =
            Map.of("policy", "standard", "kind", "chargeback");

    @Test
    void nobody_runs_on_half_a_month() {
        var preparer = new Company(service()).preparer();
        stage("0f0e0d0c-0000-4000-8000-000000000001");

        var refused = preparer.post("/periods/2026-10/runs", RUN);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("type").asString()).endsWith("imports-under-way");
        assertThat(refused.json().get("detail").asString())
                .contains("0f0e0d0c-0000-4000-8000-000000000001");
    }

    @Test
    void a_delivery_of_another_book_is_no_matter() {
        var preparer = new Company(service()).preparer();
        stage("0f0e0d0c-0000-4000-8000-000000000002");

        var refused = preparer.post("/periods/2026-10/runs?book=other", RUN);

        assertThat(refused.json().get("type").asString()).doesNotContain("imports-under-way");
    }

    /** Staged and never queued, as if it were still being read. */
    private void stage(String importId) {
        var file = new DeliveredFile("usage.csv", "0".repeat(64), 1);
        var delivery =
                new Delivery("main", "usage-csv", file.sha256(), List.of(file), new TreeMap<>());
        running()
                .bean(CommandGateway.class)
                .sendAndWait(
                        new StageUsageDelivery(
                                importId,
                                delivery,
                                new Stamp("preparer", Instant.parse("2026-11-01T08:00:00Z"))));
    }
}
