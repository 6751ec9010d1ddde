package org.chargebackledger.ledger.dispute;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.dispute.DisputeCommand.AcceptAsOpen;
import org.chargebackledger.ledger.dispute.DisputeCommand.DeclineDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.RaiseDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.SettleDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.WithdrawDispute;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeAcceptedAsOpen;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeDeclined;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeRaised;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeSettled;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeWithdrawn;
import org.jspecify.annotations.Nullable;

/** One objection of a cost center to one posting. */
@AggregateRoot
final class Dispute {

    @AggregateIdentifier private String disputeId;
    private @Nullable DisputeStatus status;
    private @Nullable DisputeContent content;
    private String raisedBy = "";
    private String decidedBy = "";
    private String settledBy = "";
    private boolean acceptedAsOpen;

    /** For Axon, which rebuilds the dispute from its events. */
    Dispute() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RaiseDispute command) {
        if (status != null) {
            if (!command.content().equals(content)) {
                throw Refusal.conflict("dispute-exists", disputeId + " says something else");
            }
            return;
        }
        DisputeRules.check(command.content());
        apply(new DisputeRaised(command.disputeId(), command.content(), command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawDispute command) {
        if (isAgain(command.disputeId(), DisputeStatus.WITHDRAWN, command.stamp().actor())) {
            return;
        }
        requireOpen("be withdrawn");
        DisputeRules.requireReason(command.reason());
        apply(new DisputeWithdrawn(disputeId, command.reason(), command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeclineDispute command) {
        if (isAgain(command.disputeId(), DisputeStatus.DECLINED, command.stamp().actor())) {
            return;
        }
        requireOpen("be declined");
        requireAnother(command.stamp().actor());
        DisputeRules.requireReason(command.reason());
        apply(new DisputeDeclined(disputeId, command.reason(), raisedFor(), command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AcceptAsOpen command) {
        known(command.disputeId());
        requireOpen("be accepted as open");
        requireAnother(command.stamp().actor());
        DisputeRules.requireReason(command.reason());
        if (!acceptedAsOpen) {
            apply(new DisputeAcceptedAsOpen(disputeId, command.reason(), command.stamp()));
        }
    }

    /** What is posted has settled it, even if it was taken back or declined a moment before. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SettleDispute command) {
        if (known(command.disputeId()) != DisputeStatus.SETTLED) {
            apply(
                    new DisputeSettled(
                            disputeId,
                            command.adjustmentId(),
                            command.amount(),
                            raisedFor(),
                            command.stamp()));
        } else if (!command.adjustmentId().equals(settledBy)) {
            throw Refusal.conflict("dispute-state", disputeId + " is settled by " + settledBy);
        }
    }

    /** Whose owner hears how it ended. */
    private @Nullable String raisedFor() {
        return content == null ? null : content.costCenter();
    }

    private DisputeStatus known(String id) {
        if (status == null) {
            throw Refusal.unknown("dispute-unknown", "there is no dispute " + id);
        }
        return status;
    }

    /** Whether the same person has said the same before. */
    private boolean isAgain(String id, DisputeStatus wanted, String actor) {
        return known(id) == wanted && actor.equals(decidedBy);
    }

    private void requireOpen(String what) {
        if (status != DisputeStatus.OPEN) {
            throw Refusal.conflict(
                    "dispute-state", disputeId + " is " + status + ", it cannot " + what);
        }
    }

    private void requireAnother(String actor) {
        if (actor.equals(raisedBy)) {
            throw Refusal.forbidden(
                    "own-work", "whoever raised a dispute does not decide on it, but withdraws it");
        }
    }

    @EventSourcingHandler
    void on(DisputeRaised event) {
        disputeId = event.disputeId();
        content = event.content();
        raisedBy = event.stamp().actor();
        status = DisputeStatus.OPEN;
    }

    @EventSourcingHandler
    void on(DisputeWithdrawn event) {
        decidedBy = event.stamp().actor();
        status = DisputeStatus.WITHDRAWN;
    }

    @EventSourcingHandler
    void on(DisputeDeclined event) {
        decidedBy = event.stamp().actor();
        status = DisputeStatus.DECLINED;
    }

    @EventSourcingHandler
    void on(DisputeAcceptedAsOpen event) {
        acceptedAsOpen = true;
    }

    @EventSourcingHandler
    void on(DisputeSettled event) {
        settledBy = event.adjustmentId();
        status = DisputeStatus.SETTLED;
    }
}
