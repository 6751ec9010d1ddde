package org.chargebackledger.ledger.dispute;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.money.Money;

import java.util.List;

/** What can be asked of one dispute. */
public sealed interface DisputeCommand {

    /** Raises it; the same dispute again changes nothing. */
    record RaiseDispute(
            @TargetAggregateIdentifier String disputeId, DisputeContent content, Stamp stamp)
            implements DisputeCommand {}

    /** Takes it back: the charge is accepted. */
    record WithdrawDispute(@TargetAggregateIdentifier String disputeId, String reason, Stamp stamp)
            implements DisputeCommand {}

    /** Leaves the charge as it is; not by the person who raised it. */
    record DeclineDispute(@TargetAggregateIdentifier String disputeId, String reason, Stamp stamp)
            implements DisputeCommand {}

    /** Lets the month close while it is open; not by the person who raised it. */
    record AcceptAsOpen(@TargetAggregateIdentifier String disputeId, String reason, Stamp stamp)
            implements DisputeCommand {}

    /**
     * Reports that its outcome is posted.
     *
     * @param adjustmentId the decision of two persons
     * @param amount what the cost center bears less by it
     */
    record SettleDispute(
            @TargetAggregateIdentifier String disputeId,
            String adjustmentId,
            Money amount,
            Stamp stamp)
            implements DisputeCommand {}

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(Dispute.class);
    }
}
