package org.chargebackledger.ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.walk.World.Month;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** What becomes of runs: posted, or waiting until two persons waive or reopen. */
final class WalkedChoices {

    /** What comes of a waiver; either, where the breach may be another by now. */
    private enum Outcome {
        POSTS,
        WAITS,
        EITHER
    }

    private final Random random;
    private final WalkedLedger ledger;
    private final ModelLedger model;
    private final Set<String> seen;
    private final Map<String, ModelLedger.Posting> waiting = new HashMap<>();

    /** As of which version of the model a review was measured. */
    private final Map<String, Integer> measured = new HashMap<>();

    WalkedChoices(Random random, WalkedLedger ledger, ModelLedger model, Set<String> seen) {
        this.random = random;
        this.ledger = ledger;
        this.model = model;
        this.seen = seen;
    }

    private boolean isWaived(String review) {
        return ledger.reviews().waived(review) != null;
    }

    void posted(ModelLedger.Posting posting) {
        if (posting.isShared()) {
            seen.add(
                    posting.other().equals(posting.own)
                            ? "shared in one month"
                            : "shared in two months");
        }
        model.post(posting);
    }

    void supersede(Month month) {
        waiting.values().removeIf(one -> one.month.equals(month));
    }

    void waits(ModelLedger.Posting posting) {
        for (var review : ledger.reviews().all()) {
            if (ledger.runOf(review).equals(posting.month)) {
                waiting.put(review, posting);
                if (!isWaived(review)) {
                    measured.put(review, model.version());
                }
            }
        }
    }

    List<String> books(Month month) {
        return ledger.reviews().all().stream()
                .filter(review -> ledger.runOf(review).equals(month))
                .map(review -> ledger.reviews().breach(review).book())
                .toList();
    }

    void decide() {
        var reviews = ledger.reviews().all();
        if (reviews.isEmpty()) {
            return;
        }
        var review = reviews.get(random.nextInt(reviews.size()));
        if (random.nextInt(4) == 0) {
            reopen(review);
        } else {
            waive(review);
        }
    }

    private void reopen(String review) {
        var breach = ledger.reviews().breach(review);
        var month = new Month(breach.book(), breach.originPeriod());
        if (model.refuses(Transition.REOPEN, month, true) != null) {
            return; // closed for good, or reopened already
        }
        if (isWaived(review)) {
            seen.add(Refused.as("review-state", ledger, () -> ledger.reopen(review)));
            return;
        }
        var run = ledger.runOf(review);
        ledger.reopen(review);
        supersede(run);
        model.change(Transition.REOPEN, month);
        seen.add("reopened by review");
    }

    private void waive(String review) {
        var posting = Objects.requireNonNull(waiting.get(review));
        var month = posting.month;
        var now = model.posting(month, posting.own, posting.inputs);
        if (!posting.own.equals(month.period()) && model.takesPostings(month)) {
            seen.add(Refused.as("period-not-closed", ledger, () -> ledger.waive(review)));
            supersede(month);
            return;
        }
        var outcome = outcome(now, review);
        var refusal = model.refuses(now);
        if (refusal != null && outcome != Outcome.WAITS) {
            if (outcome == Outcome.EITHER) {
                return; // either of two things, which the next choice tells
            }
            seen.add(Refused.as(refusal, ledger, () -> ledger.waive(review)));
            supersede(month);
            return;
        }
        var isPosted = ledger.waive(review);
        if (outcome != Outcome.EITHER) {
            assertThat(isPosted).as("waived").isEqualTo(outcome == Outcome.POSTS);
        }
        supersede(month);
        if (isPosted) {
            seen.add("waived");
            posted(now);
        } else {
            seen.add("waits on");
            waits(now);
        }
    }

    /** What comes of it once a review is waived. */
    private Outcome outcome(ModelLedger.Posting now, String waived) {
        var outcome = Outcome.POSTS;
        for (var book : now.exceeds()) {
            var id =
                    ledger.reviews().all().stream()
                            .filter(one -> ledger.runOf(one).equals(now.month))
                            .filter(one -> ledger.reviews().breach(one).book().equals(book))
                            .findFirst()
                            .orElse("");
            if (!id.equals(waived) && !isWaived(id)) {
                return Outcome.WAITS;
            }
            if (measured.getOrDefault(id, -1) != model.version()) {
                outcome = Outcome.EITHER;
            }
        }
        return outcome;
    }
}
