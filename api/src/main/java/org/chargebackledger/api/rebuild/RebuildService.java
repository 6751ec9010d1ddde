package org.chargebackledger.api.rebuild;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.chargebackledger.api.http.consistency.ReadModels;
import org.chargebackledger.api.readiness.Readiness;
import org.chargebackledger.ledger.audit.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Drops all read models and has them follow the events from the first one on. Health says 503
 * meanwhile; a rebuild that a crash cut short goes on by itself, because the tokens are back at the
 * start.
 */
@Service
public class RebuildService {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildService.class);
    private static final Duration PATIENCE = Duration.ofHours(6);

    /** Where a rebuild stands. */
    public enum Status {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A rebuild.
     *
     * @param reason why it failed; null if it did not
     */
    public record Rebuild(String rebuildId, Status status, @Nullable String reason) {}

    private final EventProcessingConfiguration processing;
    private final ReadModelSchema schema;
    private final ReadModels readModels;
    private final Readiness readiness;
    private final Map<String, Rebuild> rebuilds = new ConcurrentHashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    RebuildService(
            EventProcessingConfiguration processing,
            ReadModelSchema schema,
            ReadModels readModels,
            Readiness readiness) {
        this.processing = processing;
        this.schema = schema;
        this.readModels = readModels;
        this.readiness = readiness;
    }

    /** Starts a rebuild; one at a time. */
    public Rebuild start(String rebuildId) {
        if (!busy.compareAndSet(false, true)) {
            throw Refusal.conflict("rebuild-under-way", "the read models are being rebuilt");
        }
        var started = new Rebuild(rebuildId, Status.RUNNING, null);
        rebuilds.put(rebuildId, started);
        Thread.ofPlatform().name("rebuild").start(() -> run(rebuildId));
        return started;
    }

    public Optional<Rebuild> find(String rebuildId) {
        return Optional.ofNullable(rebuilds.get(rebuildId));
    }

    private void run(String rebuildId) {
        try (var _ = readiness.hold("read models are being rebuilt")) {
            rebuild();
            rebuilds.put(rebuildId, new Rebuild(rebuildId, Status.DONE, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            rebuilds.put(rebuildId, new Rebuild(rebuildId, Status.FAILED, "the service stopped"));
        } catch (RuntimeException e) {
            LOG.error("the rebuild failed", e);
            rebuilds.put(
                    rebuildId,
                    new Rebuild(rebuildId, Status.FAILED, String.valueOf(e.getMessage())));
        } finally {
            busy.set(false);
        }
    }

    private void rebuild() throws InterruptedException {
        var processors = processors();
        processors.forEach(StreamingEventProcessor::shutDown);
        schema.recreate();
        processors.forEach(StreamingEventProcessor::resetTokens);
        readModels.startOver();
        processors.forEach(StreamingEventProcessor::start);
        if (!readModels.awaitCurrent(PATIENCE)) {
            throw new IllegalStateException("the read models did not come up to date");
        }
    }

    private List<StreamingEventProcessor> processors() {
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .toList();
    }
}
