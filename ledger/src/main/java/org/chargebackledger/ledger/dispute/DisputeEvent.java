package org.chargebackledger.ledger.dispute;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What can have happened to a dispute. STORED FORMAT: names and components are read back for years;
 * see docs/events.
 */
public sealed interface DisputeEvent {

    String disputeId();

    record DisputeRaised(String disputeId, DisputeContent content, Stamp stamp)
            implements DisputeEvent {}

    record DisputeWithdrawn(String disputeId, String reason, Stamp stamp) implements DisputeEvent {}

    /**
     * The charge stays.
     *
     * @param notifies the cost center whose owner is written to; null of what was decided before
     *     owners were
     */
    record DisputeDeclined(String disputeId, String reason, @Nullable String notifies, Stamp stamp)
            implements DisputeEvent {}

    /** The month of the posting may close with it. */
    record DisputeAcceptedAsOpen(String disputeId, String reason, Stamp stamp)
            implements DisputeEvent {}

    /**
     * Its outcome is posted.
     *
     * @param amount what the cost center bears less by it
     * @param notifies the cost center whose owner is written to; null of what was decided before
     *     owners were
     */
    record DisputeSettled(
            String disputeId,
            String adjustmentId,
            Money amount,
            @Nullable String notifies,
            Stamp stamp)
            implements DisputeEvent {}
}
