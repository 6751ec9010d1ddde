package org.chargebackledger.projections.policy;

import org.chargebackledger.ledger.policy.PolicyStatus;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One version of an allocation policy.
 *
 * @param text the document as it was written
 * @param document what it means, as canonical JSON
 * @param effectiveFrom null before it is approved
 * @param supersededBy the version that took over; null when none did
 */
public record PolicyVersion(
        String book,
        String name,
        int version,
        PolicyStatus status,
        String hash,
        String text,
        String document,
        @Nullable Period effectiveFrom,
        String draftedBy,
        Instant draftedAt,
        @Nullable String submittedBy,
        @Nullable String approvedBy,
        @Nullable Integer supersededBy) {}
