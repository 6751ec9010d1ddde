package org.chargebackledger.api.delivery;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.api.work.WorkQueue;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Rejected;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.imports.CostImportCommand.RejectCostDelivery;
import org.chargebackledger.ledger.imports.CostImportCommand.StageCostDelivery;
import org.chargebackledger.ledger.imports.Delivery;
import org.chargebackledger.ledger.imports.UsageImportCommand.RejectUsageDelivery;
import org.chargebackledger.ledger.imports.UsageImportCommand.StageUsageDelivery;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.DeliveryStatus;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.util.Optional;

/**
 * Takes deliveries in: staged at once, read one after the other, accepted or rejected as a whole.
 * What was staged when the service died is read again at the next start.
 */
@Service
public class ImportService {

    private static final Logger LOG = LoggerFactory.getLogger(ImportService.class);

    private final CommandGateway commands;
    private final Deliveries deliveries;
    private final DeliveryReading reader;
    private final CostAcceptance costs;
    private final UsageAcceptance usage;
    private final UpToDate upToDate;
    private final WorkQueue queue;
    private final Clock clock;

    ImportService(
            CommandGateway commands,
            Deliveries deliveries,
            DeliveryReading reader,
            CostAcceptance costs,
            UsageAcceptance usage,
            UpToDate upToDate,
            WorkQueue queue,
            Clock clock) {
        this.commands = commands;
        this.deliveries = deliveries;
        this.reader = reader;
        this.costs = costs;
        this.usage = usage;
        this.upToDate = upToDate;
        this.queue = queue;
        this.clock = clock;
    }

    /** What became of a delivery that was handed in. */
    public record Receipt(String importId, boolean duplicate) {}

    /**
     * Stages a delivery whose files are kept, unless the same one counts already.
     *
     * @param importId the id it takes when it is new
     */
    public Receipt stage(String importId, Delivery delivery, Stamp stamp) {
        var known = deliveries.findDuplicate(delivery);
        if (known.isPresent()) {
            return new Receipt(known.get(), !known.get().equals(importId));
        }
        commands.sendAndWait(
                reader.isUsage(delivery.source())
                        ? new StageUsageDelivery(importId, delivery, stamp)
                        : new StageCostDelivery(importId, delivery, stamp));
        process(importId);
        return new Receipt(importId, false);
    }

    /** Queues a staged delivery to be read; one that is decided already is left alone. */
    public void process(String importId) {
        queue.submit("import " + importId, () -> read(importId));
    }

    /** Accepts a held delivery in the name of a second person. */
    public void release(String importId, String reason, String contentHash, Stamp stamp) {
        var held =
                find(importId)
                        .orElseThrow(
                                () -> Refusal.unknown("import-unknown", "no import " + importId));
        costs.release(held, reason, contentHash, stamp);
    }

    private Optional<KnownDelivery> find(String importId) {
        upToDate.await();
        return deliveries.find(importId);
    }

    private void read(String importId) {
        var staged = find(importId).filter(known -> known.status() == DeliveryStatus.STAGED);
        if (staged.isEmpty()) {
            return;
        }
        var delivery = staged.get();
        try (var reading = reader.read(delivery)) {
            decide(delivery, reading);
        }
        LOG.info("{} import {} is {}", delivery.source(), importId, status(importId));
    }

    private void decide(KnownDelivery delivery, Reading reading) {
        var stamp = new Stamp(delivery.stagedBy(), now());
        switch (reading) {
            case CostReading cost -> costs.record(delivery, cost, stamp);
            case UsageReading readings -> usage.record(delivery, readings, stamp);
            case Rejected rejected ->
                    commands.sendAndWait(
                            reader.isUsage(delivery.source())
                                    ? new RejectUsageDelivery(
                                            delivery.importId(), rejected.findings(), stamp)
                                    : new RejectCostDelivery(
                                            delivery.importId(), rejected.findings(), stamp));
        }
    }

    private String status(String importId) {
        return find(importId).map(known -> known.status().name()).orElse("unknown");
    }

    private java.time.Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }
}
