package org.chargebackledger.ledger.materiality;

import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import org.chargebackledger.ledger.Samples;
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
import org.chargebackledger.ledger.money.Money;

import java.util.List;
import java.util.Map;

/** A review of a material difference, and what can be said in it. */
public final class ReviewSamples {

    static final String ID = ReviewCommand.reviewId("run-7");
    static final String MEMO = "the provider restated its support fee";

    private ReviewSamples() {}

    /** A run of October that changes so much, of which 500.00 are allowed. */
    public static Breach breach(String gross) {
        var amount = Money.parse(Samples.USD, gross);
        return new Breach(
                "main",
                "run-7",
                OCTOBER,
                OCTOBER.next(),
                1,
                List.of("change-1"),
                List.of(amount),
                List.of(amount.negate()),
                List.of(
                        new Exceeded(
                                Scope.CUMULATIVE,
                                Measure.COST_CENTER_PERCENT,
                                "CC-4100",
                                amount,
                                Money.parse(Samples.USD, "393.44"),
                                "5",
                                1)));
    }

    public static RecordBreach record(Breach breach) {
        return new RecordBreach(ID, breach, PREPARER);
    }

    public static ProposeChoice propose(Choice choice) {
        return new ProposeChoice(ID, choice, MEMO, PREPARER);
    }

    public static ApproveChoice approve(Breach breach, ProposeChoice proposal) {
        return new ApproveChoice(ID, hash(breach, proposal.choice()), APPROVER);
    }

    public static DeclineChoice decline() {
        return new DeclineChoice(ID, "reopen instead", APPROVER);
    }

    public static ConcludeReview conclude(ReviewStatus outcome) {
        return new ConcludeReview(ID, outcome, "done", APPROVER);
    }

    /** One of every stored type. */
    public static List<Object> events() {
        return List.of(
                new BreachRecorded(ID, breach("600.00"), PREPARER),
                new ChoiceProposed(ID, Choice.WAIVE, MEMO, "h5", PREPARER),
                new ChoiceApproved(ID, Choice.WAIVE, "h5", "preparer", APPROVER),
                new ChoiceDeclined(ID, "reopen instead", APPROVER),
                new ReviewConcluded(ID, ReviewStatus.POSTED, "2026-11-000003", APPROVER));
    }

    static String hash(Breach breach, Choice choice) {
        return CanonicalJson.hash(
                Map.of(
                        "reviewId",
                        ID,
                        "breach",
                        breach.canonical(),
                        "choice",
                        choice.name(),
                        "memo",
                        MEMO));
    }
}
