package org.chargebackledger.api.materiality;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.book.BookPart;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.Approved;
import org.chargebackledger.ledger.materiality.Breach;
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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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
     * Judges what a run is about to post, in each book by that book's own thresholds; once its
     * posting has begun it is not asked again.
     *
     * @return whether it may be posted now
     * @throws Refusal {@code period-not-closed} if the month was reopened while the run waited
     */
    public boolean clears(KnownRun run, List<BookPart> parts, Stamp stamp) {
        var waits = false;
        var moot = new ArrayList<KnownReview>();
        for (var part : parts) {
            var review = review(run.runId(), part.book());
            var isWaived = review.flatMap(MaterialityGate::waiver).isPresent();
            var isInTime = part.isInTime(run.inputs().period());
            var breach = isInTime ? Optional.<Breach>empty() : assessment.of(run, part);
            if (breach.isEmpty()) {
                review.filter(any -> isInTime || !isWaived).ifPresent(moot::add);
            } else if (!isWaived || !review.get().breach().equals(breach.get())) {
                record(run, breach.get(), stamp);
                waits = true;
            }
        }
        if (!waits) {
            // While the run waits elsewhere, this book may come to be exceeded again.
            moot.forEach(one -> end(one, "nothing is exceeded any more", stamp));
        }
        return !waits;
    }

    private void record(KnownRun run, Breach breach, Stamp stamp) {
        commands.sendAndWait(new RecordBreach(reviewId(run, breach.book()), breach, stamp));
        LOG.info("run {} waits: {}", run.runId(), breach.exceeded().getFirst().sentence());
    }

    private static String reviewId(KnownRun run, String book) {
        return book.equals(run.inputs().book())
                ? ReviewCommand.reviewId(run.runId())
                : ReviewCommand.reviewId(run.runId(), book);
    }

    private Optional<KnownReview> review(String runId, String book) {
        return reviews.ofRun(runId).stream()
                .filter(one -> one.breach().book().equals(book))
                .findFirst();
    }

    /** What two persons waived for a run in a book. */
    public Optional<Waiver> waiver(String runId, String book) {
        return review(runId, book).flatMap(MaterialityGate::waiver);
    }

    /**
     * Ends what waits for the same month: it was computed on what this run takes the place of. A
     * month that two persons decided to reopen is reopened all the same, and what is being posted
     * already keeps the decision that it is posted by.
     */
    public void supersede(KnownRun run, Stamp stamp) {
        for (var other : reviews.holding(run.inputs().book())) {
            var breach = other.breach();
            if (breach.originPeriod().equals(run.inputs().period())
                    && !breach.runId().equals(run.runId())
                    && !isReopening(other)
                    && isWaitingIn(run.inputs().book(), breach.runId())) {
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

    /** The book may also be charged by runs of others, which wait for themselves. */
    private boolean isWaitingIn(String book, String runId) {
        return runs.find(runId)
                .filter(one -> one.status() != RunStatus.POSTING)
                .filter(one -> one.inputs().book().equals(book))
                .isPresent();
    }

    /**
     * Reports that a run is posted.
     *
     * @param entries numbers of those in a book
     */
    public void posted(KnownRun run, Function<String, List<String>> entries, Stamp stamp) {
        for (var review : reviews.ofRun(run.runId())) {
            if (waiver(review).isPresent()) {
                commands.sendAndWait(
                        new ConcludeReview(
                                review.reviewId(),
                                ReviewStatus.POSTED,
                                String.join(", ", entries.apply(review.breach().book())),
                                stamp));
            }
        }
    }

    /** Reports that a run failed, whatever it waited for. */
    public void failed(String runId, String reason, Stamp stamp) {
        // One that is being reopened ends as that, even if a crash came in between.
        reviews.ofRun(runId).stream()
                .filter(review -> !isReopening(review))
                .forEach(review -> end(review, reason, stamp));
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

    private static Optional<Waiver> waiver(KnownReview review) {
        var proposal = review.proposal();
        if (review.status() != ReviewStatus.APPROVED
                || proposal == null
                || proposal.choice() != Choice.WAIVE) {
            return Optional.empty();
        }
        return Optional.of(
                new Waiver(
                        new Approved(review.reviewId(), proposal.contentHash(), proposal.by()),
                        Objects.requireNonNull(proposal.approvedBy())));
    }
}
