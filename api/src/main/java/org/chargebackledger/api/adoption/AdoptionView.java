package org.chargebackledger.api.adoption;

import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adoption.AdoptionStatus;
import org.chargebackledger.projections.adoption.KnownAdoption;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * An adoption as it is served.
 *
 * @param contentHash what an approval must name
 * @param waitsFor the review of a material difference that it waits for; absent otherwise
 * @param runs those that posted its months so far
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
        @Nullable String waitsFor,
        List<String> runs,
        List<MonthView> months) {

    /** With the bridge of each month. */
    static AdoptionView of(KnownAdoption adoption, @Nullable String waitsFor, Bridges bridges) {
        return of(adoption, waitsFor, month -> MonthView.of(month, bridges.of(adoption, month)));
    }

    /** As lists have it: bridges are long. */
    static AdoptionView of(KnownAdoption adoption, @Nullable String waitsFor) {
        return of(adoption, waitsFor, month -> MonthView.of(month, null));
    }

    private static AdoptionView of(
            KnownAdoption adoption,
            @Nullable String waitsFor,
            Function<AdoptedMonth, MonthView> months) {
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
                waitsFor,
                adoption.runs(),
                content.months().stream().map(months).toList());
    }

    /**
     * One month.
     *
     * @param bridge from what was posted to what is, by cost center; absent in lists
     */
    record MonthView(
            Period originPeriod,
            Period postingPeriod,
            String replacedRun,
            int replacedVersion,
            String replacedHash,
            @Nullable List<Bridges.Row> bridge) {

        static MonthView of(AdoptedMonth month, @Nullable List<Bridges.Row> bridge) {
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
