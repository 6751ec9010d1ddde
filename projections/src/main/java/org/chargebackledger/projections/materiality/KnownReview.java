package org.chargebackledger.projections.materiality;

import org.chargebackledger.ledger.materiality.Breach;
import org.chargebackledger.ledger.materiality.Choice;
import org.chargebackledger.ledger.materiality.ReviewStatus;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One review of a material difference.
 *
 * @param position place in the order in which they were recorded
 * @param breach as it is known now
 * @param proposal the choice that is proposed or approved; null while there is none
 * @param answer why the last choice was declined, or how the review ended
 */
public record KnownReview(
        long position,
        String reviewId,
        ReviewStatus status,
        Breach breach,
        Instant recordedAt,
        @Nullable Proposal proposal,
        @Nullable String answer) {

    /**
     * What one person proposes.
     *
     * @param contentHash of the breach, the choice and the memo
     * @param approvedBy null until another approved it
     */
    public record Proposal(
            Choice choice,
            String memo,
            String contentHash,
            String by,
            Instant at,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}
}
