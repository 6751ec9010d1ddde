package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.audit.Stamp;

/**
 * What can have happened to a review of a material difference. STORED FORMAT: names and components
 * are read back for years; see docs/events.
 */
public sealed interface ReviewEvent {

    String reviewId();

    /** The run waits; what was proposed about an earlier breach is void. */
    record BreachRecorded(String reviewId, Breach breach, Stamp stamp) implements ReviewEvent {}

    record ChoiceProposed(
            String reviewId, Choice choice, String memo, String contentHash, Stamp stamp)
            implements ReviewEvent {}

    /** From here the choice is carried out. */
    record ChoiceApproved(
            String reviewId, Choice choice, String contentHash, String proposedBy, Stamp stamp)
            implements ReviewEvent {}

    /** It was declined, or withdrawn by whoever had proposed it; the run waits on. */
    record ChoiceDeclined(String reviewId, String reason, Stamp stamp) implements ReviewEvent {}

    /** The run waits no longer. */
    record ReviewConcluded(String reviewId, ReviewStatus outcome, String detail, Stamp stamp)
            implements ReviewEvent {}
}
