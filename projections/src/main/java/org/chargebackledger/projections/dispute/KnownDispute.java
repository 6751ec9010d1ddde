package org.chargebackledger.projections.dispute;

import org.chargebackledger.ledger.dispute.DisputeContent;
import org.chargebackledger.ledger.dispute.DisputeStatus;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One dispute.
 *
 * @param position place in the order of raising
 * @param acceptedAsOpen why the month may close with it; null where nobody said so
 * @param end how it ended; null while it is open
 */
public record KnownDispute(
        long position,
        String disputeId,
        DisputeStatus status,
        DisputeContent content,
        String raisedBy,
        Instant raisedAt,
        @Nullable Said acceptedAsOpen,
        @Nullable End end) {

    /** What somebody said, and when. */
    public record Said(String reason, String by, Instant at) {}

    /**
     * How it ended.
     *
     * @param by who withdrew or declined it, or approved its outcome
     * @param reason why; null where it is settled
     * @param adjustmentId the decision that settled it; null otherwise, likewise the amount
     * @param amount what the cost center bears less by it
     */
    public record End(
            String by,
            Instant at,
            @Nullable String reason,
            @Nullable String adjustmentId,
            @Nullable Money amount) {}
}
