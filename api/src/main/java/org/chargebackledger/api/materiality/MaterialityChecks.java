package org.chargebackledger.api.materiality;

import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.cutoff.CutOff;
import org.chargebackledger.projections.cutoff.EarlierUse;
import org.chargebackledger.projections.materiality.KnownReview;
import org.chargebackledger.projections.materiality.ListedError;
import org.chargebackledger.projections.materiality.RestatedMonths;
import org.chargebackledger.projections.materiality.Reviews;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.stream.Collectors;

/** What a close says of other months: nothing material waits, which errors, which earlier use. */
@Component
public class MaterialityChecks {

    private static final int NAMED_MAX = 20;

    private final ApprovedThresholds thresholds;
    private final Reviews reviews;
    private final Runs runs;
    private final RestatedMonths restated;
    private final CutOff cutOff;

    MaterialityChecks(
            ApprovedThresholds thresholds,
            Reviews reviews,
            Runs runs,
            RestatedMonths restated,
            CutOff cutOff) {
        this.thresholds = thresholds;
        this.reviews = reviews;
        this.runs = runs;
        this.restated = restated;
        this.cutOff = cutOff;
    }

    public List<ChecklistItem> of(String book, Period period) {
        return List.of(decided(book, period), errors(book, period), earlierUse(book, period));
    }

    private ChecklistItem decided(String book, Period period) {
        var waiting =
                reviews.holding(book).stream()
                        .filter(one ->
                                one.breach().originPeriod().equals(period)
                                        || postingPeriod(book, one).equals(period))
                        .map(one -> words(book, one))
                        .toList();
        return new ChecklistItem(
                "materiality-decided",
                waiting.isEmpty(),
                waiting.isEmpty()
                        ? thresholds
                                .of(book, period)
                                .map(one ->
                                        "nothing waits; thresholds approved by change "
                                                + one.changeId())
                                .orElse(
                                        "no thresholds are approved for "
                                                + period.month().getYear())
                        : named(waiting));
    }

    /** Where this book's own part of what waits would be posted. */
    private Period postingPeriod(String book, KnownReview review) {
        var breach = review.breach();
        return breach.book().equals(book)
                ? breach.postingPeriod()
                : runs.find(breach.runId()).orElseThrow().postingPeriod();
    }

    /** Elsewhere than in the book that asks it is found only by who names that book. */
    private static String words(String book, KnownReview review) {
        var breach = review.breach();
        return "%s of %s%s is %s: %s"
                .formatted(
                        review.reviewId(),
                        breach.originPeriod(),
                        breach.book().equals(book)
                                ? ""
                                : " in book %1$s (chargeback materiality list --book %1$s)"
                                        .formatted(breach.book()),
                        review.status(),
                        breach.exceeded().getFirst().sentence());
    }

    /** Whatever they come to: an error is material by its kind. */
    private ChecklistItem errors(String book, Period period) {
        var errors = restated.errors(book, period).stream().map(ListedError::sentence).toList();
        return new ChecklistItem(
                "errors-listed", true, errors.isEmpty() ? "no errors" : named(errors));
    }

    private ChecklistItem earlierUse(String book, Period period) {
        var uses = cutOff.of(book, period).stream().map(MaterialityChecks::words).toList();
        return new ChecklistItem(
                "cut-off",
                true,
                uses.isEmpty() ? "nothing is charged for earlier days" : named(uses));
    }

    private static String words(EarlierUse use) {
        return "%s of %s, %s, %s"
                .formatted(
                        use.amount(),
                        use.usageMonth(),
                        use.account(),
                        use.outOfPeriod() ? "out of period" : "on this month's bill");
    }

    private static String named(List<String> all) {
        return all.stream().limit(NAMED_MAX).collect(Collectors.joining("; "))
                + (all.size() > NAMED_MAX ? "; " + (all.size() - NAMED_MAX) + " more" : "");
    }
}
