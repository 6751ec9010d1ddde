package org.chargebackledger.ledger.imports;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.TwoPersons;
import org.chargebackledger.ledger.imports.CostImportCommand.AcceptCostDelivery;
import org.chargebackledger.ledger.imports.CostImportCommand.RejectCostDelivery;
import org.chargebackledger.ledger.imports.CostImportCommand.ReleaseCostDelivery;
import org.chargebackledger.ledger.imports.CostImportCommand.StageCostDelivery;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryAccepted;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryHeld;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryRejected;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryReleased;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryStaged;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The import of one cost delivery: it counts as a whole, waits as a whole or not at all. */
@AggregateRoot
final class CostImport {

    private enum Status {
        STAGED,
        HELD,
        ACCEPTED,
        REJECTED
    }

    @AggregateIdentifier private String importId;
    private Delivery delivery;
    private String deliveredBy;
    private @Nullable Status status;
    private List<CostSnapshot> snapshots = List.of();
    private String heldHash = "";

    /** For Axon, which rebuilds the import from its events. */
    CostImport() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StageCostDelivery command) {
        if (status == null) {
            Deliveries.requireFiles(command.delivery());
            apply(new CostDeliveryStaged(command.importId(), command.delivery(), command.stamp()));
        } else {
            Deliveries.requireSame(delivery, command.delivery());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AcceptCostDelivery command) {
        requireStaged(command.importId());
        SnapshotRules.check(command.importId(), command.snapshots());
        var findings = command.findings();
        Deliveries.requireNoRejection(findings);
        var held = Deliveries.anyIs(Severity.HOLD, findings);
        if (status == Status.STAGED) {
            apply(held ? held(command) : accepted(command));
        } else if (status == Status.REJECTED
                || !SnapshotRules.sameButForRevisions(snapshots, command.snapshots())) {
            throw Deliveries.ended(importId);
        }
    }

    private CostDeliveryHeld held(AcceptCostDelivery command) {
        return new CostDeliveryHeld(
                importId,
                delivery,
                command.snapshots(),
                command.controlTotals(),
                command.findings(),
                command.stamp());
    }

    private CostDeliveryAccepted accepted(AcceptCostDelivery command) {
        return new CostDeliveryAccepted(
                importId,
                delivery,
                command.snapshots(),
                command.controlTotals(),
                command.findings(),
                command.stamp());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RejectCostDelivery command) {
        requireStaged(command.importId());
        if (status == Status.REJECTED) {
            return;
        }
        if (status == Status.ACCEPTED) {
            throw Deliveries.ended(importId);
        }
        Deliveries.requireReason(command.findings());
        apply(new CostDeliveryRejected(importId, delivery, command.findings(), command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseCostDelivery command) {
        requireStaged(command.importId());
        if (command.stamp().actor().equals(deliveredBy)) {
            throw Refusal.forbidden(
                    "own-work", "a held delivery is accepted by another person than delivered it");
        }
        if (!SnapshotRules.sameButForRevisions(snapshots, command.snapshots())) {
            throw Refusal.invalid(
                    "not-the-held-snapshots", "the snapshots are not those that are held");
        }
        if (!heldHash.isEmpty()) {
            TwoPersons.requireProposed(heldHash, command.contentHash());
        }
        if (status == Status.HELD) {
            apply(
                    new CostDeliveryReleased(
                            importId,
                            command.snapshots(),
                            command.reason(),
                            command.contentHash(),
                            command.stamp()));
        } else if (status != Status.ACCEPTED) {
            throw Refusal.conflict("import-not-held", "import " + importId + " is not held");
        }
    }

    private void requireStaged(String id) {
        if (status == null) {
            throw Deliveries.unknown(id);
        }
    }

    @EventSourcingHandler
    void on(CostDeliveryStaged event) {
        importId = event.importId();
        delivery = event.delivery();
        deliveredBy = event.stamp().actor();
        status = Status.STAGED;
    }

    @EventSourcingHandler
    void on(CostDeliveryHeld event) {
        snapshots = event.snapshots();
        heldHash = HeldContent.hash(event);
        status = Status.HELD;
    }

    @EventSourcingHandler
    void on(CostDeliveryAccepted event) {
        snapshots = event.snapshots();
        status = Status.ACCEPTED;
    }

    @EventSourcingHandler
    void on(CostDeliveryReleased event) {
        snapshots = event.snapshots();
        status = Status.ACCEPTED;
    }

    @EventSourcingHandler
    void on(CostDeliveryRejected event) {
        status = Status.REJECTED;
    }
}
