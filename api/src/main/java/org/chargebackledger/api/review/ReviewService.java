package org.chargebackledger.api.review;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.adoption.AdoptionService;
import org.chargebackledger.api.refusal.Refusals;
import org.chargebackledger.api.run.RunService;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.api.work.WorkQueue;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.ApproveTransition;
import org.chargebackledger.ledger.journal.JournalCommand.ProposeTransition;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.materiality.Choice;
import org.chargebackledger.ledger.materiality.ReviewCommand.ApproveChoice;
import org.chargebackledger.ledger.materiality.ReviewCommand.ConcludeReview;
import org.chargebackledger.ledger.materiality.ReviewCommand.DeclineChoice;
import org.chargebackledger.ledger.materiality.ReviewCommand.ProposeChoice;
import org.chargebackledger.ledger.materiality.ReviewStatus;
import org.chargebackledger.ledger.run.RunCommand.FailRun;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.materiality.KnownReview;
import org.chargebackledger.projections.materiality.KnownReview.Proposal;
import org.chargebackledger.projections.materiality.Reviews;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunStatus;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries out what two persons choose about a material difference: the run is posted out of period,
 * or its month is reopened by just these two.
 */
@Service
public class ReviewService {

    private final CommandGateway commands;
    private final Reviews reviews;
    private final Runs runs;
    private final Periods periods;
    private final JournalEntries entries;
    private final RunService runService;
    private final AdoptionService adoptions;
    private final UpToDate upToDate;
    private final WorkQueue queue;
    private final Clock clock;

    ReviewService(
            CommandGateway commands,
            Reviews reviews,
            Runs runs,
            Periods periods,
            JournalEntries entries,
            RunService runService,
            AdoptionService adoptions,
            UpToDate upToDate,
            WorkQueue queue,
            Clock clock) {
        this.commands = commands;
        this.reviews = reviews;
        this.runs = runs;
        this.periods = periods;
        this.entries = entries;
        this.runService = runService;
        this.adoptions = adoptions;
        this.upToDate = upToDate;
        this.queue = queue;
        this.clock = clock;
    }

    /** Proposes what to do about a material difference; the same proposal again changes nothing. */
    public void propose(String reviewId, Choice choice, String memo, Stamp stamp) {
        upToDate.await();
        if (choice == Choice.REOPEN) {
            reviews.find(reviewId)
                    .filter(review ->
                            status(review.breach().book(), review.breach().originPeriod())
                                    == PeriodStatus.PERMANENTLY_CLOSED)
                    .ifPresent(review -> {
                        throw Refusal.conflict(
                                "period-state",
                                review.breach().originPeriod() + " is closed for good");
                    });
        }
        commands.sendAndWait(new ProposeChoice(reviewId, choice, memo, stamp));
    }

    /** Approves exactly what has the hash, and queues what follows from it. */
    public void approve(String reviewId, String contentHash, Stamp stamp) {
        commands.sendAndWait(new ApproveChoice(reviewId, contentHash, stamp));
        proceed(reviewId);
    }

    /** Declines the choice, or withdraws it; the run waits on. */
    public void decline(String reviewId, String reason, Stamp stamp) {
        commands.sendAndWait(new DeclineChoice(reviewId, reason, stamp));
    }

    /** Goes on with what a crash or a stop cut short. */
    public void resume() {
        reviews.open(null).stream().map(KnownReview::reviewId).forEach(this::proceed);
    }

    private void proceed(String reviewId) {
        queue.submit("review " + reviewId, () -> carryOut(reviewId));
    }

    private void carryOut(String reviewId) {
        upToDate.await();
        var review = reviews.find(reviewId).orElseThrow();
        var proposal = review.proposal();
        if (!review.status().isOpen() || isConcludedByRun(review)) {
            return;
        }
        if (review.status() == ReviewStatus.APPROVED && proposal != null) {
            switch (proposal.choice()) {
                case WAIVE -> goOn(review.breach().runId());
                case REOPEN -> reopen(review, proposal);
            }
        }
    }

    /** A crash may have come between the run's last word and the review's. */
    private boolean isConcludedByRun(KnownReview review) {
        var run = runs.find(review.breach().runId());
        var ended =
                run.map(KnownRun::status)
                        .flatMap(status ->
                                switch (status) {
                                    case POSTED -> Optional.of(ReviewStatus.POSTED);
                                    case FAILED -> Optional.of(ReviewStatus.ENDED);
                                    case RUNNING, COMPUTED, POSTING -> Optional.empty();
                                });
        if (ended.isEmpty() || isReopening(review)) {
            return false;
        }
        var of = run.orElseThrow();
        conclude(
                review,
                review.status() == ReviewStatus.APPROVED ? ended.get() : ReviewStatus.ENDED,
                of.status() == RunStatus.POSTED
                        ? String.join(
                                ", ", entries.numbersOfRun(review.breach().book(), of.runId()))
                        : Objects.requireNonNullElse(of.failure(), "the run failed"),
                of.startedBy());
        return true;
    }

    private static boolean isReopening(KnownReview review) {
        var proposal = review.proposal();
        return review.status() == ReviewStatus.APPROVED
                && proposal != null
                && proposal.choice() == Choice.REOPEN;
    }

    private void goOn(String runId) {
        if (!adoptions.goOn(runId)) {
            runService.proceed(runId);
        }
    }

    private void reopen(KnownReview review, Proposal proposal) {
        var breach = review.breach();
        var approver = Objects.requireNonNull(proposal.approvedBy());
        var outcome = ReviewStatus.REOPENED;
        var detail = breach.originPeriod() + " is reopened, and is run in itself";
        try {
            if (status(breach.book(), breach.originPeriod()) == PeriodStatus.CLOSED) {
                reopen(review, proposal, approver);
            }
        } catch (RuntimeException e) {
            var refusal = Refusals.in(e).orElseThrow(() -> e);
            outcome = ReviewStatus.ENDED;
            detail = refusal.type() + ": " + refusal.getMessage();
        }
        commands.sendAndWait(
                new FailRun(
                        breach.runId(),
                        outcome == ReviewStatus.REOPENED ? "month-reopened: " + detail : detail,
                        stamp(approver)));
        conclude(review, outcome, detail, approver);
        endOthers(review, detail, approver);
        adoptions.goOn(breach.runId());
    }

    /** The run waits nowhere any more; another month that is to be reopened is reopened, too. */
    private void endOthers(KnownReview review, String detail, String actor) {
        reviews.ofRun(review.breach().runId()).stream()
                .filter(other -> !other.reviewId().equals(review.reviewId()))
                .filter(other -> other.status().isOpen() && !isReopening(other))
                .forEach(other -> conclude(other, ReviewStatus.ENDED, detail, actor));
    }

    /** The journal asks for two persons as ever: they are those who chose. */
    private void reopen(KnownReview review, Proposal proposal, String approver) {
        var breach = review.breach();
        var journal = JournalCommand.journalId(breach.book());
        commands.sendAndWait(
                new ProposeTransition(
                        journal,
                        breach.originPeriod(),
                        Transition.REOPEN,
                        proposal.memo() + " (" + review.reviewId() + ")",
                        List.of(),
                        stamp(proposal.by())));
        commands.sendAndWait(
                new ApproveTransition(
                        journal, breach.originPeriod(), List.of(), 0, stamp(approver)));
    }

    private void conclude(KnownReview review, ReviewStatus outcome, String detail, String actor) {
        commands.sendAndWait(new ConcludeReview(review.reviewId(), outcome, detail, stamp(actor)));
    }

    private PeriodStatus status(String book, Period period) {
        return periods.find(book, period).map(KnownPeriod::status).orElseThrow();
    }

    private Stamp stamp(String actor) {
        return new Stamp(actor, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
