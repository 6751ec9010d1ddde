package org.chargebackledger.ledger.dispute;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.dispute.AcceptanceCommand.RecordAcceptance;
import org.chargebackledger.ledger.dispute.AcceptanceEvent.ChargesAccepted;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Whether a cost center has accepted one close of a month by its silence. */
@AggregateRoot
final class Acceptance {

    /** Null until it is recorded. */
    @AggregateIdentifier private @Nullable String acceptanceId;

    /** For Axon, which rebuilds the acceptance from its events. */
    Acceptance() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordAcceptance command) {
        if (acceptanceId != null) {
            return;
        }
        var accepted = command.accepted();
        var end = accepted.closedAt().plus(Duration.ofDays(accepted.windowDays()));
        if (command.stamp().at().isBefore(end)) {
            throw Refusal.conflict("dispute-window-open", "it may be disputed until " + end);
        }
        apply(new ChargesAccepted(command.acceptanceId(), accepted, command.stamp()));
    }

    @EventSourcingHandler
    void on(ChargesAccepted event) {
        acceptanceId = event.acceptanceId();
    }
}
