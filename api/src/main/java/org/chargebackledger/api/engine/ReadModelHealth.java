package org.chargebackledger.api.engine;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

import java.util.TreeMap;

/** Down while an event that cannot be handled holds up a read model. */
@Component("readModels")
final class ReadModelHealth implements HealthIndicator {

    private final ReadModelFailures failures;

    ReadModelHealth(ReadModelFailures failures) {
        this.failures = failures;
    }

    @Override
    public Health health() {
        var stopped = new TreeMap<String, String>();
        failures.standing()
                .forEach((processor, error) -> stopped.put(processor, String.valueOf(error)));
        return stopped.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("stopped", stopped).build();
    }
}
