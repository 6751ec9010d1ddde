package org.chargebackledger.ledger.erp;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.erp.ErpCommand.AcknowledgeJournal;
import org.chargebackledger.ledger.erp.ErpEvent.JournalAcknowledged;
import org.chargebackledger.ledger.erp.ErpEvent.Status;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The delivery of one entry to the finance system: posted there once, or rejected for now. */
@AggregateRoot
final class ErpDelivery {

    /** What the finance system said, without who passed it on and when. */
    private record Answer(Status status, @Nullable String documentNumber, List<String> reasons) {}

    @AggregateIdentifier private String deliveryId;
    private @Nullable Answer last;

    /** For Axon, which rebuilds the delivery from its events. */
    ErpDelivery() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AcknowledgeJournal command) {
        if (!command.deliveryId().endsWith("/" + command.number())) {
            throw Refusal.invalid(
                    "delivery-misplaced", command.deliveryId() + " is not of " + command.number());
        }
        var answer = new Answer(command.status(), command.documentNumber(), command.reasons());
        if (answer.equals(last)) {
            return;
        }
        if (last != null && last.status() == Status.POSTED) {
            throw Refusal.conflict(
                    "already-posted",
                    deliveryId + " is posted in the finance system with another answer");
        }
        apply(
                new JournalAcknowledged(
                        command.deliveryId(),
                        command.number(),
                        command.status(),
                        command.documentNumber(),
                        command.reasons(),
                        command.stamp()));
    }

    @EventSourcingHandler
    void on(JournalAcknowledged event) {
        deliveryId = event.deliveryId();
        last = new Answer(event.status(), event.documentNumber(), event.reasons());
    }
}
