package org.chargebackledger.ledger.imports;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.imports.UsageImportCommand.AcceptUsageDelivery;
import org.chargebackledger.ledger.imports.UsageImportCommand.RejectUsageDelivery;
import org.chargebackledger.ledger.imports.UsageImportCommand.StageUsageDelivery;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryAccepted;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryRejected;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryStaged;
import org.jspecify.annotations.Nullable;

/** The import of one usage delivery: its readings count as a whole or not at all. */
@AggregateRoot
final class UsageImport {

    private enum Status {
        STAGED,
        ACCEPTED,
        REJECTED
    }

    @AggregateIdentifier private String importId;
    private Delivery delivery;
    private @Nullable Status status;
    private String digest = "";

    /** For Axon, which rebuilds the import from its events. */
    UsageImport() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StageUsageDelivery command) {
        if (status == null) {
            Deliveries.requireFiles(command.delivery());
            apply(new UsageDeliveryStaged(command.importId(), command.delivery(), command.stamp()));
        } else {
            Deliveries.requireSame(delivery, command.delivery());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AcceptUsageDelivery command) {
        requireStaged(command.importId());
        Deliveries.requireNoRejection(command.findings());
        if (Deliveries.anyIs(Severity.HOLD, command.findings())) {
            throw Refusal.invalid(
                    "usage-is-not-held", "readings carry no money, so that none are held");
        }
        if (command.slices().isEmpty()) {
            throw Refusal.invalid("delivery-empty", "an accepted delivery covers some day");
        }
        if (status == Status.STAGED) {
            apply(
                    new UsageDeliveryAccepted(
                            importId,
                            delivery,
                            command.slices(),
                            command.chunks(),
                            command.digest(),
                            command.findings(),
                            command.stamp()));
        } else if (status == Status.REJECTED || !digest.equals(command.digest())) {
            throw Deliveries.ended(importId);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RejectUsageDelivery command) {
        requireStaged(command.importId());
        if (status == Status.REJECTED) {
            return;
        }
        if (status == Status.ACCEPTED) {
            throw Deliveries.ended(importId);
        }
        Deliveries.requireReason(command.findings());
        apply(new UsageDeliveryRejected(importId, delivery, command.findings(), command.stamp()));
    }

    private void requireStaged(String id) {
        if (status == null) {
            throw Deliveries.unknown(id);
        }
    }

    @EventSourcingHandler
    void on(UsageDeliveryStaged event) {
        importId = event.importId();
        delivery = event.delivery();
        status = Status.STAGED;
    }

    @EventSourcingHandler
    void on(UsageDeliveryAccepted event) {
        digest = event.digest();
        status = Status.ACCEPTED;
    }

    @EventSourcingHandler
    void on(UsageDeliveryRejected event) {
        status = Status.REJECTED;
    }
}
