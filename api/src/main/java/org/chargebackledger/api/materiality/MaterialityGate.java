package org.chargebackledger.api.materiality;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.materiality.Verdict.Clear;
import org.chargebackledger.api.materiality.Verdict.Waits;
import org.chargebackledger.api.materiality.Verdict.Waived;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.Approved;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.materiality.Choice;
import org.chargebackledger.ledger.materiality.ReviewCommand;
import org.chargebackledger.ledger.materiality.ReviewCommand.ConcludeReview;
import org.chargebackledger.ledger.materiality.ReviewCommand.RecordBreach;
import org.chargebackledger.ledger.materiality.ReviewStatus;
import org.chargebackledger.ledger.run.RunCommand.FailRun;
import org.chargebackledger.projections.materiality.KnownReview;
import org.chargebackledger.projections.materiality.Reviews;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunStatus;
import org.chargebackledger.projections.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets a run of a closed month through, or has it wait until two persons decide. Work is done one
 * piece after the other, so nothing is posted between the judgement of a run and its posting.
 */
@Component
public class MaterialityGate {

    private static final Logger LOG = LoggerFactory.getLogger(MaterialityGate.class);

    private final CommandGateway commands;
    private final BreachAssessment assessment;
    private final Reviews reviews;
    private final Runs runs;
    private final ApplicationEventPublisher events;

    MaterialityGate(
            CommandGateway commands,
            BreachAssessment assessment,
            Reviews reviews,
            Runs runs,
            ApplicationEventPublisher events) {
        this.commands = commands;
        this.assessment = assessment;
        this.reviews = reviews;
        this.runs = runs;
        this.events = events;
    }

    /**
     * Judges what a run is about to post; a run whose posting has begun stays as it was judged.
     *
     * @throws Refusal {@code period-not-closed} if the month was reopened while the run waited
     */
    public Verdict judge(KnownRun run, List<EntryDraft> drafts, Stamp stamp) {
        if (run.postingPeriod().equals(run.inputs().period())) {
            return new Clear();
        }
        var review = reviews.ofRun(run.runId());
        var waived = review.flatMap(MaterialityGate::waiver);
        if (run.status() == RunStatus.POSTING) {
            return waived.<Verdict>map(one -> one).orElseGet(Clear::new);
        }
        var breach = assessment.of(run, drafts);
        if (waived.isPresent()
                && (breach.isEmpty() || review.get().breach().equals(breach.get()))) {
            return waived.get();
        }
        var reviewId = ReviewCommand.reviewId(run.runId());
        if (breach.isEmpty()) {
            review.ifPresent(one -> end(one, "it exceeds nothing any more", stamp));
            return new Clear();
        }
        commands.sendAndWait(new RecordBreach(reviewId, breach.get(), stamp));
        LOG.info("run {} waits: {}", run.runId(), breach.get().exceeded().getFirst().sentence());
        return new Waits(reviewId);
    }

    /**
     * Ends what waits for the same month: it was computed on what this run takes the place of. A
     * month that two persons decided to reopen is reopened all the same, and what is being posted
     * already keeps the decision that it is posted by.
     */
    public void supersede(KnownRun run, Stamp stamp) {
        for (var other : reviews.open(run.inputs().book())) {
            var breach = other.breach();
            if (breach.originPeriod().equals(run.inputs().period())
                    && !breach.runId().equals(run.runId())
                    && !isReopening(other)
                    && !isPosting(breach.runId())) {
                var reason = "run-superseded: run " + run.runId() + " takes its place";
                runs.find(breach.runId())
                        .filter(waiting -> waiting.status() == RunStatus.COMPUTED)
                        .ifPresent(waiting ->
                                commands.sendAndWait(new FailRun(waiting.runId(), reason, stamp)));
                end(other, reason, stamp);
                events.publishEvent(new RunEnded(breach.runId()));
            }
        }
    }

    private boolean isPosting(String runId) {
        return runs.find(runId).filter(one -> one.status() == RunStatus.POSTING).isPresent();
    }

    /** Reports that a run is posted. */
    public void posted(KnownRun run, List<String> entries, Stamp stamp) {
        if (run.postingPeriod().equals(run.inputs().period())) {
            return;
        }
        reviews.ofRun(run.runId())
                .filter(review -> waiver(review).isPresent())
                .ifPresent(review ->
                        commands.sendAndWait(
                                new ConcludeReview(
                                        review.reviewId(),
                                        ReviewStatus.POSTED,
                                        String.join(", ", entries),
                                        stamp)));
    }

    /** Reports that a run failed, whatever it waited for. */
    public void failed(String runId, String reason, Stamp stamp) {
        // One that is being reopened ends as that, even if a crash came in between.
        reviews.ofRun(runId)
                .filter(review -> !isReopening(review))
                .ifPresent(review -> end(review, reason, stamp));
    }

    private void end(KnownReview review, String reason, Stamp stamp) {
        if (review.status().isOpen()) {
            commands.sendAndWait(
                    new ConcludeReview(review.reviewId(), ReviewStatus.ENDED, reason, stamp));
        }
    }

    private static boolean isReopening(KnownReview review) {
        var proposal = review.proposal();
        return review.status() == ReviewStatus.APPROVED
                && proposal != null
                && proposal.choice() == Choice.REOPEN;
    }

    private static Optional<Waived> waiver(KnownReview review) {
        var proposal = review.proposal();
        if (review.status() != ReviewStatus.APPROVED
                || proposal == null
                || proposal.choice() != Choice.WAIVE) {
            return Optional.empty();
        }
        return Optional.of(
                new Waived(
                        new Approved(review.reviewId(), proposal.contentHash(), proposal.by()),
                        Objects.requireNonNull(proposal.approvedBy())));
    }
}
