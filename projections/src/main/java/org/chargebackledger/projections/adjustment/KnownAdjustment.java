package org.chargebackledger.projections.adjustment;

import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One adjustment.
 *
 * @param position place in the order of proposing
 * @param notifies cost center whose owner must know of it first; null where nobody must
 * @param numbers of its entries, in order; none before they are posted
 * @param reversedBy number of the entry that took an accrual back; null while none has
 * @param decidedBy who approved or declined it; null before, likewise when
 * @param answer why it was declined, or why it failed; null otherwise
 */
public record KnownAdjustment(
        long position,
        String adjustmentId,
        AdjustmentStatus status,
        AdjustmentContent content,
        String contentHash,
        @Nullable String notifies,
        List<String> numbers,
        @Nullable String reversedBy,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String answer) {}
