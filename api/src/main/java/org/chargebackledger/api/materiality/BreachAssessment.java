package org.chargebackledger.api.materiality;

import org.chargebackledger.api.book.BookPart;
import org.chargebackledger.api.materiality.ApprovedThresholds.Approved;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.materiality.Assessment;
import org.chargebackledger.ledger.materiality.Assessment.Yardstick;
import org.chargebackledger.ledger.materiality.Breach;
import org.chargebackledger.ledger.materiality.ClosedTotals;
import org.chargebackledger.ledger.materiality.Restatement;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.Slot;
import org.chargebackledger.ledger.run.TrueUp;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adjustment.Adjustments;
import org.chargebackledger.projections.adjustment.KnownAdjustment;
import org.chargebackledger.projections.journal.KnownClose;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.materiality.RestatedMonths;
import org.chargebackledger.projections.run.KnownRun;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what a run would post about a closed month with what two persons allowed. */
@Component
class BreachAssessment {

    private static final String DUE_TO = Account.dueTo("");

    private final ApprovedThresholds thresholds;
    private final RestatedMonths restated;
    private final Periods periods;
    private final Adjustments adjustments;

    BreachAssessment(
            ApprovedThresholds thresholds,
            RestatedMonths restated,
            Periods periods,
            Adjustments adjustments) {
        this.thresholds = thresholds;
        this.restated = restated;
        this.periods = periods;
        this.adjustments = adjustments;
    }

    /**
     * What a run's part in one book exceeds there; empty when nothing, or when no thresholds are
     * approved. About a month that is not closed, or only softly, what is posted in another one is
     * measured there alone.
     *
     * @throws Refusal if the run's own month takes postings again, so that it is charged in itself
     */
    Optional<Breach> of(KnownRun run, BookPart part) {
        var period = run.inputs().period();
        var book = part.book();
        var known = periods.list(book);
        var close = lastClose(known, period);
        if (book.equals(run.inputs().book()) && takesPostings(known, period)) {
            throw Refusal.conflict(
                    "period-not-closed",
                    period + " is not closed: its bills are charged in itself");
        }
        var asOf = close.map(KnownClose::asOf).orElse(0L);
        var origin = close.flatMap(any -> thresholds.of(book, period));
        var posting = thresholds.of(book, part.period());
        if (origin.isEmpty() && posting.isEmpty()) {
            return Optional.empty();
        }
        var restatement = restatement(book, period, part.drafts());
        var exceeded =
                Assessment.of(
                        restatement,
                        restated.since(book, period, asOf),
                        restated.in(book, part.period()),
                        new Yardstick(
                                origin.map(Approved::thresholds).orElse(null),
                                restated.charged(book, period, asOf)),
                        new Yardstick(
                                posting.map(Approved::thresholds).orElse(null),
                                chargedBefore(book, known, part.period())));
        return exceeded.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Breach(
                                book,
                                run.runId(),
                                period,
                                part.period(),
                                close.map(KnownClose::revision).orElse(0),
                                Stream.concat(origin.stream(), posting.stream())
                                        .map(Approved::changeId)
                                        .distinct()
                                        .toList(),
                                Assessment.gross(restatement),
                                Assessment.net(restatement),
                                exceeded));
    }

    private static boolean takesPostings(List<KnownPeriod> known, Period period) {
        return known.stream()
                .anyMatch(one -> one.period().equals(period) && one.status().takesPostings());
    }

    private static Optional<KnownClose> lastClose(List<KnownPeriod> known, Period period) {
        return known.stream()
                .filter(one -> one.period().equals(period))
                .filter(one -> isClosed(one.status()))
                .findFirst()
                .map(one -> one.closes().getLast());
    }

    /** The month where it is posted has charged nothing final yet; the last one before it has. */
    private ClosedTotals chargedBefore(String book, List<KnownPeriod> known, Period period) {
        return known.stream()
                .filter(one -> one.period().compareTo(period) < 0 && isClosed(one.status()))
                .reduce((one, later) -> later)
                .map(one -> restated.charged(book, one.period(), one.closes().getLast().asOf()))
                .orElseGet(ClosedTotals::new);
    }

    private Restatement restatement(String book, Period origin, List<EntryDraft> drafts) {
        var differences = new ArrayList<PostedAmount>();
        var revalued = new ArrayList<PostedAmount>();
        for (var draft : drafts) {
            var amounts = TrueUp.posted(draft.sourceAccount(), charged(draft));
            if (draft.kind() == EntryKind.RATE_CHANGE) {
                revalued.addAll(amounts);
            } else {
                differences.addAll(amounts);
            }
        }
        var ended =
                adjustments.openAccruals(book).stream()
                        .map(KnownAdjustment::content)
                        .filter(accrual -> accrual.originPeriod().equals(origin))
                        .filter(accrual -> isBilled(accrual, drafts))
                        .flatMap(BreachAssessment::takenBack)
                        .toList();
        return new Restatement(differences, ended, revalued);
    }

    /** What is owed to another entity is the other side of what its invoices charge. */
    private static List<Posting> charged(EntryDraft draft) {
        return draft.postings().stream()
                .filter(posting -> !posting.account().startsWith(DUE_TO))
                .toList();
    }

    /** What moves cost between cost centers alone is no bill, and ends no estimate of one. */
    private static boolean isBilled(AdjustmentContent accrual, List<EntryDraft> drafts) {
        var account = accrual.sourceAccount();
        var clearing = Account.clearing(account.provider(), account.billingAccount());
        return !drafts.stream()
                .filter(draft -> draft.sourceAccount().equals(account))
                .flatMap(draft -> draft.postings().stream())
                .filter(posting -> posting.account().equals(clearing))
                .map(Posting::signed)
                .reduce(Money.zero(account.currency()), Money::plus)
                .isZero();
    }

    private static Stream<PostedAmount> takenBack(AdjustmentContent accrual) {
        return accrual.lines().stream()
                .map(line ->
                        new PostedAmount(
                                new Slot(
                                        accrual.sourceAccount(),
                                        Account.cost(line.costCenter()),
                                        line.costCenter(),
                                        null,
                                        line.key()),
                                line.amount().exact().negate(),
                                line.amount().negate()));
    }

    private static boolean isClosed(PeriodStatus status) {
        return status == PeriodStatus.CLOSED || status == PeriodStatus.PERMANENTLY_CLOSED;
    }
}
