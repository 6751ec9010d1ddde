package org.chargebackledger.api.engine;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while an event that cannot be handled holds up a read model. */
@Component("readModels")
final class ReadModelHealth implements HealthIndicator {

    private final EventProcessingConfiguration processing;

    ReadModelHealth(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    @Override
    public Health health() {
        var stopped =
                processing.eventProcessors().values().stream()
                        .filter(StreamingEventProcessor.class::isInstance)
                        .map(StreamingEventProcessor.class::cast)
                        .filter(ReadModelHealth::isStopped)
                        .map(StreamingEventProcessor::getName)
                        .sorted()
                        .toList();
        return stopped.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("stopped", stopped).build();
    }

    private static boolean isStopped(StreamingEventProcessor processor) {
        return processor.isError()
                || processor.processingStatus().values().stream()
                        .anyMatch(EventTrackerStatus::isErrorState);
    }
}
