package org.chargebackledger.api.readiness;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What must still happen before the service is ready: health answers 503 until nothing is left. */
@Component("startup")
public final class Readiness implements HealthIndicator {

    /** One reason not to be ready yet; closing it takes it away. */
    public final class Hold implements AutoCloseable {

        private final String reason;

        private Hold(String reason) {
            this.reason = reason;
        }

        @Override
        public void close() {
            holds.remove(this);
        }
    }

    private final List<Hold> holds = new CopyOnWriteArrayList<>();

    /**
     * Holds readiness back; taken while the context starts, it is there from the first request on.
     */
    public Hold hold(String reason) {
        var hold = new Hold(reason);
        holds.add(hold);
        return hold;
    }

    @Override
    public Health health() {
        var reasons = holds.stream().map(hold -> hold.reason).toList();
        return reasons.isEmpty()
                ? Health.up().build()
                : Health.outOfService().withDetail("waitingFor", reasons).build();
    }
}
