package org.chargebackledger.api.adoption;

import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adoption.AdoptionStatus;
import org.chargebackledger.projections.adoption.KnownAdoption;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An adoption as it is served.
 *
 * @param contentHash what an approval must name
 */
record AdoptionView(
        String adoptionId,
        AdoptionStatus status,
        String policy,
        int version,
        String policyHash,
        String reason,
        String contentHash,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String failure,
        List<String> runs,
        List<MonthView> months) {

    static AdoptionView of(KnownAdoption adoption, Bridges bridges) {
        var content = adoption.content();
        return new AdoptionView(
                adoption.adoptionId(),
                adoption.status(),
                content.policy(),
                content.version(),
                content.policyHash(),
                content.reason(),
                adoption.contentHash(),
                adoption.proposedBy(),
                adoption.proposedAt(),
                adoption.approvedBy(),
                adoption.approvedAt(),
                adoption.failure(),
                adoption.runs(),
                content.months().stream()
                        .map(month -> MonthView.of(month, bridges.of(adoption, month)))
                        .toList());
    }

    /**
     * One month.
     *
     * @param bridge from what was posted to what is, by cost center
     */
    record MonthView(
            Period originPeriod,
            Period postingPeriod,
            String replacedRun,
            int replacedVersion,
            String replacedHash,
            List<Bridges.Row> bridge) {

        static MonthView of(AdoptedMonth month, List<Bridges.Row> bridge) {
            return new MonthView(
                    month.originPeriod(),
                    month.postingPeriod(),
                    month.replacedRun(),
                    month.replacedVersion(),
                    month.replacedHash(),
                    bridge);
        }
    }
}
