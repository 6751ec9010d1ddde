package org.chargebackledger.ledger.adjustment;

import org.chargebackledger.ledger.audit.Stamp;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What can have happened to an adjustment. STORED FORMAT: names and components are read back for
 * years; see docs/events.
 */
public sealed interface AdjustmentEvent {

    String adjustmentId();

    /**
     * It waits for a second person.
     *
     * @param notifies cost center whose owner must know of it before anybody approves; null where
     *     nobody must
     */
    record AdjustmentProposed(
            String adjustmentId,
            AdjustmentContent content,
            String contentHash,
            @Nullable String notifies,
            Stamp stamp)
            implements AdjustmentEvent {}

    /**
     * From here its entries are posted.
     *
     * @param ownerTold how whoever had to know of it knew; null where nobody had to
     */
    record AdjustmentApproved(
            String adjustmentId, String contentHash, @Nullable OwnerTold ownerTold, Stamp stamp)
            implements AdjustmentEvent {}

    /** It was declined, or withdrawn by whoever had proposed it. */
    record AdjustmentDeclined(String adjustmentId, String reason, Stamp stamp)
            implements AdjustmentEvent {}

    record AdjustmentPosted(String adjustmentId, List<String> numbers, Stamp stamp)
            implements AdjustmentEvent {}

    /** The journal refused it: nothing of it is posted. */
    record AdjustmentFailed(String adjustmentId, String reason, Stamp stamp)
            implements AdjustmentEvent {}
}
