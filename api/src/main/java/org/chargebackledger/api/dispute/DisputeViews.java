package org.chargebackledger.api.dispute;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adjustment.Adjustments;
import org.chargebackledger.projections.dispute.Disputes;
import org.chargebackledger.projections.dispute.KnownDispute;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/** Disputes as they are shown: with their outcomes and their age. */
@Component
public class DisputeViews {

    private final Disputes disputes;
    private final Adjustments adjustments;
    private final Clock clock;

    DisputeViews(Disputes disputes, Adjustments adjustments, Clock clock) {
        this.disputes = disputes;
        this.adjustments = adjustments;
        this.clock = clock;
    }

    DisputeView of(KnownDispute dispute) {
        return DisputeView.of(dispute, adjustments.ofDispute(dispute.disputeId()), clock.instant());
    }

    DisputeView of(String disputeId) {
        return disputes.find(disputeId)
                .map(this::of)
                .orElseThrow(() ->
                        Refusal.unknown("dispute-unknown", "there is no dispute " + disputeId));
    }

    /** All that were raised about a posting, in order. */
    public List<DisputeView> ofPosting(String book, String postingId) {
        return disputes.ofPosting(book, postingId).stream().map(this::of).toList();
    }

    /** All that a cost center raised about its charges of a period, in order. */
    public List<DisputeView> ofStatement(String book, Period period, String costCenter) {
        return disputes.ofStatement(book, period, costCenter).stream().map(this::of).toList();
    }
}
