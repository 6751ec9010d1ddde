package org.chargebackledger.api.adjustment;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.dispute.DisputeCommand.SettleDispute;
import org.chargebackledger.ledger.dispute.DisputeStatus;
import org.chargebackledger.projections.adjustment.KnownAdjustment;
import org.chargebackledger.projections.dispute.Disputes;
import org.chargebackledger.projections.dispute.KnownDispute;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** Holds outcomes to their disputes: only an open one is settled, and it is once that is posted. */
@Component
class DisputeSettlements {

    private final CommandGateway commands;
    private final Disputes disputes;

    DisputeSettlements(CommandGateway commands, Disputes disputes) {
        this.commands = commands;
        this.disputes = disputes;
    }

    /** Refuses to approve what would settle nothing, or one's own complaint. */
    void requireApprovable(KnownAdjustment adjustment, String approver) {
        dispute(adjustment)
                .ifPresent(dispute -> {
                    if (dispute.raisedBy().equals(approver)) {
                        throw Refusal.forbidden(
                                "own-work",
                                "whoever raised a dispute does not approve its outcome");
                    }
                });
        obstacle(adjustment)
                .ifPresent(why -> {
                    throw Refusal.conflict("dispute-state", why);
                });
    }

    /** Why it cannot be posted any more; what is posted already is gone on with. */
    Optional<String> obstacle(KnownAdjustment adjustment) {
        if (!adjustment.numbers().isEmpty()) {
            return Optional.empty();
        }
        return dispute(adjustment)
                .filter(dispute -> dispute.status() != DisputeStatus.OPEN)
                .map(dispute -> "dispute " + dispute.disputeId() + " is " + dispute.status());
    }

    /** Reports to the dispute what was posted for it. */
    void settle(KnownAdjustment posted, Stamp stamp) {
        dispute(posted)
                .ifPresent(dispute ->
                        commands.sendAndWait(
                                new SettleDispute(
                                        dispute.disputeId(),
                                        posted.adjustmentId(),
                                        posted.content().lines().getFirst().amount().negate(),
                                        stamp)));
    }

    private Optional<KnownDispute> dispute(KnownAdjustment adjustment) {
        return Optional.ofNullable(adjustment.content().disputeId()).flatMap(disputes::find);
    }
}
