package org.chargebackledger.ledger.adoption;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.adoption.AdoptionCommand.ApproveAdoption;
import org.chargebackledger.ledger.adoption.AdoptionCommand.CompleteAdoption;
import org.chargebackledger.ledger.adoption.AdoptionCommand.FailAdoption;
import org.chargebackledger.ledger.adoption.AdoptionCommand.ProposeAdoption;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionApproved;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionCompleted;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionFailed;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionProposed;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.TwoPersons;
import org.jspecify.annotations.Nullable;

/** One decision that posted months are to be charged by another version of their policy. */
@AggregateRoot
final class PolicyAdoption {

    private enum Status {
        PROPOSED,
        APPROVED,
        COMPLETED,
        FAILED
    }

    @AggregateIdentifier private String adoptionId;
    private @Nullable Status status;
    private String contentHash = "";
    private String proposedBy = "";
    private String approvedBy = "";

    /** For Axon, which rebuilds the adoption from its events. */
    PolicyAdoption() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProposeAdoption command) {
        var content = command.content();
        var hash = content.hash();
        if (status != null) {
            if (!hash.equals(contentHash)) {
                throw Refusal.conflict("adoption-exists", adoptionId + " proposes something else");
            }
            return;
        }
        if (content.months().isEmpty() || content.reason().isBlank()) {
            throw Refusal.invalid("adoption-malformed", "an adoption has months and a reason");
        }
        apply(new AdoptionProposed(command.adoptionId(), content, hash, command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApproveAdoption command) {
        var now = known(command.adoptionId());
        TwoPersons.requireProposed(contentHash, command.contentHash());
        TwoPersons.requireAnother(proposedBy, command.stamp().actor(), "an adoption");
        if (now == Status.PROPOSED) {
            apply(new AdoptionApproved(adoptionId, contentHash, command.stamp()));
        } else if (!command.stamp().actor().equals(approvedBy)) {
            throw Refusal.conflict("adoption-approved", adoptionId + " is approved already");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompleteAdoption command) {
        switch (known(command.adoptionId())) {
            case APPROVED ->
                    apply(new AdoptionCompleted(adoptionId, command.runs(), command.stamp()));
            case COMPLETED -> {} // the same report again
            case PROPOSED, FAILED -> throw notIn("be completed");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FailAdoption command) {
        switch (known(command.adoptionId())) {
            case APPROVED ->
                    apply(
                            new AdoptionFailed(
                                    adoptionId,
                                    command.reason(),
                                    command.posted(),
                                    command.stamp()));
            case FAILED -> {} // the same report again
            case PROPOSED, COMPLETED -> throw notIn("fail");
        }
    }

    private Status known(String id) {
        if (status == null) {
            throw Refusal.unknown("adoption-unknown", "there is no adoption " + id);
        }
        return status;
    }

    private Refusal notIn(String what) {
        return Refusal.conflict(
                "adoption-state", adoptionId + " is " + status + ", it cannot " + what);
    }

    @EventSourcingHandler
    void on(AdoptionProposed event) {
        adoptionId = event.adoptionId();
        contentHash = event.contentHash();
        proposedBy = event.stamp().actor();
        status = Status.PROPOSED;
    }

    @EventSourcingHandler
    void on(AdoptionApproved event) {
        approvedBy = event.stamp().actor();
        status = Status.APPROVED;
    }

    @EventSourcingHandler
    void on(AdoptionCompleted event) {
        status = Status.COMPLETED;
    }

    @EventSourcingHandler
    void on(AdoptionFailed event) {
        status = Status.FAILED;
    }
}
