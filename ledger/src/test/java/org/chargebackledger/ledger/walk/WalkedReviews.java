package org.chargebackledger.ledger.walk;

import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import org.chargebackledger.ledger.journal.Approved;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.materiality.Breach;
import org.chargebackledger.ledger.materiality.Choice;
import org.chargebackledger.ledger.materiality.ReviewCommand;
import org.chargebackledger.ledger.materiality.ReviewCommand.ApproveChoice;
import org.chargebackledger.ledger.materiality.ReviewCommand.ConcludeReview;
import org.chargebackledger.ledger.materiality.ReviewCommand.ProposeChoice;
import org.chargebackledger.ledger.materiality.ReviewCommand.RecordBreach;
import org.chargebackledger.ledger.materiality.ReviewStatus;
import org.chargebackledger.ledger.materiality.Thresholds;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The reviews of runs that wait, one for each run and book that is changed too much. */
final class WalkedReviews {

    /** A review as far as it goes. */
    private record Review(Breach breach, @Nullable Approved waived) {}

    private final WalkedLedger ledger;
    private final Map<String, Thresholds> thresholds;
    private final TreeMap<String, Review> reviews = new TreeMap<>();

    WalkedReviews(WalkedLedger ledger, Map<String, Thresholds> thresholds) {
        this.ledger = ledger;
        this.thresholds = thresholds;
    }

    private void decide(Object command) {
        ledger.decide(command);
    }

    /** Ends all that a run waited for. */
    void end(String runId, ReviewStatus outcome) {
        for (var id : List.copyOf(reviews.keySet())) {
            if (known(id).breach().runId().equals(runId)) {
                var isMoot = outcome == ReviewStatus.POSTED && waived(id) == null;
                var how = isMoot ? ReviewStatus.ENDED : outcome;
                decide(new ConcludeReview(id, how, "entries", APPROVER));
                reviews.remove(id);
            }
        }
    }

    private Review known(String id) {
        return Objects.requireNonNull(reviews.get(id));
    }

    static String reviewId(WalkedRun run, String book) {
        return book.equals(run.month().book())
                ? ReviewCommand.reviewId(run.runId())
                : ReviewCommand.reviewId(run.runId(), book);
    }

    /** The month that was closed takes postings again: nothing is to be waived. */
    void inTime(String reviewId) {
        if (reviews.remove(reviewId) != null) {
            decide(new ConcludeReview(reviewId, ReviewStatus.ENDED, "in time", PREPARER));
        }
    }

    /** Whether a run has to wait for a book; it is measured there, and recorded. */
    boolean waits(WalkedRun run, String book, Period period, List<EntryDraft> drafts) {
        var limits = thresholds.get(book);
        var id = reviewId(run, book);
        var before = reviews.get(id);
        var breach =
                limits == null
                        ? Optional.<Breach>empty()
                        : new Sizes(limits)
                                .of(book, ledger.watch().book(book), run, period, drafts);
        if (before != null
                && before.waived() != null
                && (breach.isEmpty() || breach.get().equals(before.breach()))) {
            return false;
        }
        if (breach.isEmpty()) {
            return false;
        }
        decide(new RecordBreach(id, breach.get(), PREPARER));
        reviews.put(id, new Review(breach.get(), null));
        return true;
    }

    /** The reviews that wait. */
    List<String> all() {
        return List.copyOf(reviews.keySet());
    }

    /** By what decision a run's entries in a book are posted; null by none. */
    @Nullable Approved waived(String reviewId) {
        var review = reviews.get(reviewId);
        return review == null ? null : review.waived();
    }

    Breach breach(String reviewId) {
        return known(reviewId).breach();
    }

    /** Two persons waive; whoever waived it before does not again. */
    void waive(String reviewId) {
        var before = known(reviewId);
        if (before.waived() == null) {
            choose(reviewId, Choice.WAIVE);
            var by = new Approved(reviewId, ledger.watch().hash(reviewId), PREPARER.actor());
            reviews.put(reviewId, new Review(before.breach(), by));
        }
    }

    /** The month is reopened. */
    void reopened(String reviewId) {
        decide(new ConcludeReview(reviewId, ReviewStatus.REOPENED, "reopened", APPROVER));
        reviews.remove(reviewId);
    }

    void choose(String reviewId, Choice choice) {
        decide(new ProposeChoice(reviewId, choice, "known to the board", PREPARER));
        var hash = ledger.watch().hash(reviewId);
        var _ =
                Refused.as(
                        "own-work",
                        ledger,
                        () -> decide(new ApproveChoice(reviewId, hash, PREPARER)));
        decide(new ApproveChoice(reviewId, hash, APPROVER));
    }
}
