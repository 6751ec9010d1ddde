package org.chargebackledger.api.policy;

import org.chargebackledger.ledger.policy.PolicyStatus;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.policy.PolicyEndorsement;
import org.chargebackledger.projections.policy.PolicyVersion;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A policy version as it is served.
 *
 * @param endorsements of those who agreed where several must
 * @param supersedes versions that its approval left no month; absent in lists, and where there are
 *     none
 * @param words the version in plain words; absent in lists
 */
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
        @Nullable List<PolicyEndorsement> endorsements,
        @Nullable Integer supersededBy,
        @Nullable List<Integer> supersedes,
        @Nullable String words,
        String text) {

    static PolicyView of(PolicyVersion version) {
        return of(version, null, List.of(), null);
    }

    static PolicyView of(
            PolicyVersion version,
            @Nullable List<PolicyEndorsement> endorsements,
            List<Integer> supersedes,
            @Nullable String words) {
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
                endorsements == null || endorsements.isEmpty() ? null : endorsements,
                version.supersededBy(),
                supersedes.isEmpty() ? null : supersedes,
                words,
                version.text());
    }
}
