package org.chargebackledger.ledger.adjustment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.ApproveAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.CompleteAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.DeclineAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.FailAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.ProposeAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentApproved;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentDeclined;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentFailed;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentPosted;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.TwoPersons;
import org.chargebackledger.ledger.notice.NoticeCommand;
import org.jspecify.annotations.Nullable;

/** One decision of two persons to post what no run computes. */
@AggregateRoot
final class Adjustment {

    @AggregateIdentifier private String adjustmentId;
    private @Nullable AdjustmentStatus status;
    private String contentHash = "";
    private String proposedBy = "";
    private String decidedBy = "";
    private @Nullable String notifies;

    /** For Axon, which rebuilds the adjustment from its events. */
    Adjustment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProposeAdjustment command) {
        var content = command.content();
        var hash = content.hash();
        if (status != null) {
            if (!hash.equals(contentHash)) {
                throw Refusal.conflict(
                        "adjustment-exists", adjustmentId + " proposes something else");
            }
            return;
        }
        ContentRules.check(content);
        apply(
                new AdjustmentProposed(
                        command.adjustmentId(),
                        content,
                        hash,
                        command.notifies(),
                        command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApproveAdjustment command) {
        var now = known(command.adjustmentId());
        var approver = command.stamp().actor();
        TwoPersons.requireProposed(contentHash, command.contentHash());
        TwoPersons.requireAnother(proposedBy, approver, "an adjustment");
        if (now == AdjustmentStatus.PROPOSED) {
            requireTold(command.ownerTold());
            apply(
                    new AdjustmentApproved(
                            adjustmentId, contentHash, command.ownerTold(), command.stamp()));
        } else if (now == AdjustmentStatus.DECLINED || !approver.equals(decidedBy)) {
            throw notIn("be approved");
        }
    }

    /** Nobody is charged for another's dispute without having heard of it. */
    private void requireTold(@Nullable OwnerTold told) {
        if (notifies != null && (told == null || !told.costCenter().equals(notifies))) {
            throw Refusal.conflict(
                    "owner-not-notified",
                    "the owner of %s does not know of it yet: see notice %s"
                            .formatted(notifies, NoticeCommand.ofProposal(adjustmentId)));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeclineAdjustment command) {
        var now = known(command.adjustmentId());
        if (now == AdjustmentStatus.DECLINED && command.stamp().actor().equals(decidedBy)) {
            return; // the same answer again
        }
        if (now != AdjustmentStatus.PROPOSED) {
            throw notIn("be declined");
        }
        TwoPersons.requireReason(command.reason());
        apply(new AdjustmentDeclined(adjustmentId, command.reason(), command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompleteAdjustment command) {
        switch (known(command.adjustmentId())) {
            case APPROVED ->
                    apply(new AdjustmentPosted(adjustmentId, command.numbers(), command.stamp()));
            case POSTED -> {} // the same report again
            case PROPOSED, DECLINED, FAILED -> throw notIn("be posted");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FailAdjustment command) {
        switch (known(command.adjustmentId())) {
            case APPROVED ->
                    apply(new AdjustmentFailed(adjustmentId, command.reason(), command.stamp()));
            case FAILED -> {} // the same report again
            case PROPOSED, DECLINED, POSTED -> throw notIn("fail");
        }
    }

    private AdjustmentStatus known(String id) {
        if (status == null) {
            throw Refusal.unknown("adjustment-unknown", "there is no adjustment " + id);
        }
        return status;
    }

    private Refusal notIn(String what) {
        return Refusal.conflict(
                "adjustment-state", adjustmentId + " is " + status + ", it cannot " + what);
    }

    @EventSourcingHandler
    void on(AdjustmentProposed event) {
        adjustmentId = event.adjustmentId();
        contentHash = event.contentHash();
        notifies = event.notifies();
        proposedBy = event.stamp().actor();
        status = AdjustmentStatus.PROPOSED;
    }

    @EventSourcingHandler
    void on(AdjustmentApproved event) {
        decidedBy = event.stamp().actor();
        status = AdjustmentStatus.APPROVED;
    }

    @EventSourcingHandler
    void on(AdjustmentDeclined event) {
        decidedBy = event.stamp().actor();
        status = AdjustmentStatus.DECLINED;
    }

    @EventSourcingHandler
    void on(AdjustmentPosted event) {
        status = AdjustmentStatus.POSTED;
    }

    @EventSourcingHandler
    void on(AdjustmentFailed event) {
        status = AdjustmentStatus.FAILED;
    }
}
