package org.chargebackledger.projections.adoption;

import org.chargebackledger.ledger.adoption.AdoptionContent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One adoption of a policy version.
 *
 * @param position place in the order of proposing
 * @param runs those that posted its months so far, in the months' order
 * @param approvedBy null before it is approved, likewise when
 * @param failure why it failed; null if it did not
 */
public record KnownAdoption(
        long position,
        String adoptionId,
        AdoptionStatus status,
        AdoptionContent content,
        String contentHash,
        List<String> runs,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String failure) {}
