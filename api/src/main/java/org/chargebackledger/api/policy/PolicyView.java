package org.chargebackledger.api.policy;

import org.chargebackledger.ledger.policy.PolicyStatus;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A policy version as it is served. */
record PolicyView(
        String name,
        int version,
        PolicyStatus status,
        String hash,
        @Nullable Period effectiveFrom,
        String draftedBy,
        Instant draftedAt,
        @Nullable String submittedBy,
        @Nullable String approvedBy,
        @Nullable Integer supersededBy,
        String text) {

    static PolicyView of(PolicyVersion version) {
        return new PolicyView(
                version.name(),
                version.version(),
                version.status(),
                version.hash(),
                version.effectiveFrom(),
                version.draftedBy(),
                version.draftedAt(),
                version.submittedBy(),
                version.approvedBy(),
                version.supersededBy(),
                version.text());
    }
}
