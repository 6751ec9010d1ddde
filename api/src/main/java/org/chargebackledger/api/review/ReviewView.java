package org.chargebackledger.api.review;

import org.chargebackledger.ledger.materiality.Choice;
import org.chargebackledger.ledger.materiality.Exceeded;
import org.chargebackledger.ledger.materiality.Measure;
import org.chargebackledger.ledger.materiality.ReviewStatus;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.materiality.KnownReview;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A review of a material difference as it is served.
 *
 * @param book whose closed month it is about: the run's own, or one that it charges
 * @param runId the run that waits, or waited
 * @param postingPeriod where it would be posted
 * @param closeRevision which close of the month it is about
 * @param thresholds the changes of master data by which they were approved
 * @param gross what the run changes, sizes added up
 * @param net the same, netted
 * @param proposal the choice that is proposed or approved
 * @param answer why the last choice was declined, or how the review ended
 */
public record ReviewView(
        String reviewId,
        String book,
        ReviewStatus status,
        String runId,
        Period originPeriod,
        Period postingPeriod,
        int closeRevision,
        List<String> thresholds,
        List<Money> gross,
        List<Money> net,
        List<ExceededView> exceeded,
        Instant recordedAt,
        @Nullable ProposalView proposal,
        @Nullable String answer) {

    /**
     * A limit that is exceeded.
     *
     * @param subject the cost center or item with the largest sum; absent for a whole month
     * @param limit the amount allowed, or what the percentage is of
     * @param others how many more exceed it
     * @param sentence for a person
     */
    public record ExceededView(
            String scope,
            Measure measure,
            @Nullable String subject,
            Money gross,
            Money limit,
            @Nullable String percent,
            int others,
            String sentence) {

        static ExceededView of(Exceeded one) {
            return new ExceededView(
                    one.scope().text(),
                    one.measure(),
                    one.subject(),
                    one.gross(),
                    one.limit(),
                    one.percent(),
                    one.others(),
                    one.sentence());
        }
    }

    /**
     * What one person proposes.
     *
     * @param contentHash what an approval must name
     */
    public record ProposalView(
            Choice choice,
            String memo,
            String contentHash,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {

        static ProposalView of(KnownReview.Proposal one) {
            return new ProposalView(
                    one.choice(),
                    one.memo(),
                    one.contentHash(),
                    one.by(),
                    one.at(),
                    one.approvedBy(),
                    one.approvedAt());
        }
    }

    public static ReviewView of(KnownReview known) {
        var breach = known.breach();
        var proposal = known.proposal();
        return new ReviewView(
                known.reviewId(),
                breach.book(),
                known.status(),
                breach.runId(),
                breach.originPeriod(),
                breach.postingPeriod(),
                breach.closeRevision(),
                breach.thresholds(),
                breach.gross(),
                breach.net(),
                breach.exceeded().stream().map(ExceededView::of).toList(),
                known.recordedAt(),
                proposal == null ? null : ProposalView.of(proposal),
                known.answer());
    }
}
