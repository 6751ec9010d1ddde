package org.chargebackledger.ledger.dispute;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.money.Money;

/**
 * What can have happened to a dispute. STORED FORMAT: names and components are read back for years;
 * see docs/events.
 */
public sealed interface DisputeEvent {

    String disputeId();

    record DisputeRaised(String disputeId, DisputeContent content, Stamp stamp)
            implements DisputeEvent {}

    record DisputeWithdrawn(String disputeId, String reason, Stamp stamp) implements DisputeEvent {}

    record DisputeDeclined(String disputeId, String reason, Stamp stamp) implements DisputeEvent {}

    /** The month of the posting may close with it. */
    record DisputeAcceptedAsOpen(String disputeId, String reason, Stamp stamp)
            implements DisputeEvent {}

    record DisputeSettled(String disputeId, String adjustmentId, Money amount, Stamp stamp)
            implements DisputeEvent {}
}
