package org.chargebackledger.ledger.materiality;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;

import java.util.List;

/** What can be asked of one review of a material difference. */
public sealed interface ReviewCommand {

    /**
     * Records that a run exceeds thresholds. The same breach again changes nothing; another one,
     * because more was posted meanwhile, ends what was proposed or approved about the former.
     */
    record RecordBreach(@TargetAggregateIdentifier String reviewId, Breach breach, Stamp stamp)
            implements ReviewCommand {}

    /** Proposes what to do. */
    record ProposeChoice(
            @TargetAggregateIdentifier String reviewId, Choice choice, String memo, Stamp stamp)
            implements ReviewCommand {}

    /**
     * Approves exactly what has this hash; not by the person who proposed it.
     *
     * @param contentHash of the breach, the choice and the memo
     */
    record ApproveChoice(
            @TargetAggregateIdentifier String reviewId, String contentHash, Stamp stamp)
            implements ReviewCommand {}

    /** Declines the proposed choice, or withdraws it; the run waits on. */
    record DeclineChoice(@TargetAggregateIdentifier String reviewId, String reason, Stamp stamp)
            implements ReviewCommand {}

    /**
     * Reports how it ended.
     *
     * @param outcome posted and reopened only as it was approved
     */
    record ConcludeReview(
            @TargetAggregateIdentifier String reviewId,
            ReviewStatus outcome,
            String detail,
            Stamp stamp)
            implements ReviewCommand {}

    /** The review of a run in its own book, which has one at most. */
    static String reviewId(String runId) {
        return "materiality-" + runId;
    }

    /** The review of a run in a book that it charges besides its own. */
    static String reviewId(String runId, String book) {
        return reviewId(runId) + "-" + book;
    }

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(MaterialityReview.class);
    }
}
