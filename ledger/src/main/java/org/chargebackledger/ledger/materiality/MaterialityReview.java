package org.chargebackledger.ledger.materiality;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.TwoPersons;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.materiality.ReviewCommand.ApproveChoice;
import org.chargebackledger.ledger.materiality.ReviewCommand.ConcludeReview;
import org.chargebackledger.ledger.materiality.ReviewCommand.DeclineChoice;
import org.chargebackledger.ledger.materiality.ReviewCommand.ProposeChoice;
import org.chargebackledger.ledger.materiality.ReviewCommand.RecordBreach;
import org.chargebackledger.ledger.materiality.ReviewEvent.BreachRecorded;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceApproved;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceDeclined;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceProposed;
import org.chargebackledger.ledger.materiality.ReviewEvent.ReviewConcluded;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/** One decision of two persons whether a material difference reopens a closed month. */
@AggregateRoot
final class MaterialityReview {

    @AggregateIdentifier private String reviewId;
    private @Nullable ReviewStatus status;
    private @Nullable Breach breach;
    private @Nullable Choice choice;
    private String contentHash = "";
    private String proposedBy = "";
    private String decidedBy = "";

    /** For Axon, which rebuilds the review from its events. */
    MaterialityReview() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordBreach command) {
        if (status != null && !status.isOpen()) {
            throw notIn("wait again");
        }
        if (!command.breach().equals(breach)) {
            apply(new BreachRecorded(command.reviewId(), command.breach(), command.stamp()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProposeChoice command) {
        var now = known(command.reviewId());
        if (command.memo().isBlank()) {
            throw Refusal.invalid("memo-missing", "a memo says why");
        }
        var hash = hash(command);
        if (now == ReviewStatus.PROPOSED && hash.equals(contentHash)) {
            return; // the same proposal again
        }
        if (now != ReviewStatus.WAITING) {
            throw notIn("be decided");
        }
        apply(
                new ChoiceProposed(
                        reviewId, command.choice(), command.memo(), hash, command.stamp()));
    }

    /** Whoever approves has the breach before them, not only what to do about it. */
    private String hash(ProposeChoice command) {
        return CanonicalJson.hash(
                Map.of(
                        "reviewId", reviewId,
                        "breach", Objects.requireNonNull(breach).canonical(),
                        "choice", command.choice().name(),
                        "memo", command.memo()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApproveChoice command) {
        var now = known(command.reviewId());
        var approver = command.stamp().actor();
        TwoPersons.requireProposed(contentHash, command.contentHash());
        TwoPersons.requireAnother(proposedBy, approver, "a choice");
        if (now == ReviewStatus.PROPOSED) {
            apply(
                    new ChoiceApproved(
                            reviewId,
                            Objects.requireNonNull(choice),
                            contentHash,
                            proposedBy,
                            command.stamp()));
        } else if (!approver.equals(decidedBy)) {
            throw notIn("be approved");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeclineChoice command) {
        var now = known(command.reviewId());
        if (now == ReviewStatus.WAITING && command.stamp().actor().equals(decidedBy)) {
            return; // the same answer again
        }
        if (now != ReviewStatus.PROPOSED) {
            throw notIn("be declined");
        }
        TwoPersons.requireReason(command.reason());
        apply(new ChoiceDeclined(reviewId, command.reason(), command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConcludeReview command) {
        var now = known(command.reviewId());
        if (now == command.outcome()) {
            return; // the same report again
        }
        if (!mayEnd(now, command.outcome())) {
            throw notIn("end as " + command.outcome());
        }
        apply(new ReviewConcluded(reviewId, command.outcome(), command.detail(), command.stamp()));
    }

    /** A run is posted or a month reopened by what was approved, and by nothing else. */
    private boolean mayEnd(ReviewStatus now, ReviewStatus outcome) {
        return switch (outcome) {
            case WAITING, PROPOSED, APPROVED -> false;
            case POSTED -> now == ReviewStatus.APPROVED && choice == Choice.WAIVE;
            case REOPENED -> now == ReviewStatus.APPROVED && choice == Choice.REOPEN;
            case ENDED -> now.isOpen();
        };
    }

    private ReviewStatus known(String id) {
        if (status == null) {
            throw Refusal.unknown("review-unknown", "there is no review " + id);
        }
        return status;
    }

    private Refusal notIn(String what) {
        return Refusal.conflict("review-state", reviewId + " is " + status + ", it cannot " + what);
    }

    @EventSourcingHandler
    void on(BreachRecorded event) {
        reviewId = event.reviewId();
        breach = event.breach();
        choice = null;
        contentHash = "";
        proposedBy = "";
        decidedBy = "";
        status = ReviewStatus.WAITING;
    }

    @EventSourcingHandler
    void on(ChoiceProposed event) {
        choice = event.choice();
        contentHash = event.contentHash();
        proposedBy = event.stamp().actor();
        status = ReviewStatus.PROPOSED;
    }

    @EventSourcingHandler
    void on(ChoiceApproved event) {
        decidedBy = event.stamp().actor();
        status = ReviewStatus.APPROVED;
    }

    @EventSourcingHandler
    void on(ChoiceDeclined event) {
        choice = null;
        contentHash = "";
        decidedBy = event.stamp().actor();
        status = ReviewStatus.WAITING;
    }

    @EventSourcingHandler
    void on(ReviewConcluded event) {
        status = event.outcome();
    }
}
