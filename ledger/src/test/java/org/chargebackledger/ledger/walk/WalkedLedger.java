package org.chargebackledger.ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.ApproveAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.CompleteAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.ProposeAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentEntries;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.journal.JointPosting;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.ApproveTransition;
import org.chargebackledger.ledger.journal.JournalCommand.OpenPeriod;
import org.chargebackledger.ledger.journal.JournalCommand.PostAdjustment;
import org.chargebackledger.ledger.journal.JournalCommand.ProposeTransition;
import org.chargebackledger.ledger.journal.Journals;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.PostingMonth;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.materiality.Choice;
import org.chargebackledger.ledger.materiality.ReviewStatus;
import org.chargebackledger.ledger.materiality.Thresholds;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.ledger.run.MirroredPairs;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.walk.World.Inputs;
import org.chargebackledger.ledger.walk.World.Month;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What people do in two books, by the commands and in the order of the service. */
final class WalkedLedger {

    /** A crash in the middle of what a service does. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Watch watch = new Watch();
    private final Aggregates aggregates = new Aggregates(watch::on);
    private final Map<Month, Inputs> posted = new HashMap<>();
    private final TreeMap<String, WalkedRun> waiting = new TreeMap<>();
    private final WalkedReviews reviews;
    private int ids;

    WalkedLedger(Map<String, Thresholds> thresholds) {
        reviews = new WalkedReviews(this, thresholds);
    }

    Watch watch() {
        return watch;
    }

    int size() {
        return aggregates.size();
    }

    void decide(Object command) {
        aggregates.decide(command);
    }

    String id(String what) {
        return what + "-" + ++ids;
    }

    @Nullable Inputs posted(Month month) {
        return posted.get(month);
    }

    private static String journal(String book) {
        return JournalCommand.journalId(book);
    }

    /**
     * Runs a month; false where it waits for two persons.
     *
     * @param crashAfter so many decisions of journals, once
     */
    boolean run(Month month, Period posting, Inputs inputs, int crashAfter) {
        var book = watch.book(month.book());
        if (posting.equals(month.period())) {
            decide(new OpenPeriod(journal(month.book()), posting, PREPARER));
        }
        var run = WalkedRun.of(id("run"), month, posting, inputs, posted.get(month), book);
        supersede(month);
        return proceed(run, crashAfter);
    }

    /** What waits for the same month was computed on what the new run takes the place of. */
    void supersede(Month month) {
        for (var run : List.copyOf(waiting.values())) {
            if (run.month().equals(month)) {
                end(run.runId(), ReviewStatus.ENDED);
            }
        }
    }

    private void end(String runId, ReviewStatus outcome) {
        waiting.remove(runId);
        reviews.end(runId, outcome);
    }

    boolean proceed(WalkedRun run, int crashAfter) {
        if (!run.posting().equals(run.month().period())
                && watch.book(run.month().book()).takesPostings(run.month().period())) {
            end(run.runId(), ReviewStatus.ENDED);
            throw Refusal.conflict("period-not-closed", run.month() + " takes postings");
        }
        var parts = new TreeMap<String, List<EntryDraft>>();
        var months = new TreeMap<String, Period>();
        var own = run.month().book();
        var pairs =
                MirroredPairs.of(
                        own,
                        World.entity(own),
                        owing -> Optional.of(month(run, owing)),
                        run.drafts());
        parts.put(own, pairs.own());
        months.put(own, run.posting());
        pairs.mirrored()
                .forEach((month, drafts) -> {
                    parts.put(month.book(), drafts);
                    months.put(month.book(), month.period());
                });
        var waits = false;
        var inTime = new ArrayList<String>();
        for (var book : parts.keySet()) {
            var period = Objects.requireNonNull(months.get(book));
            if (period.equals(run.month().period())) {
                inTime.add(WalkedReviews.reviewId(run, book));
            } else {
                waits |= reviews.waits(run, book, period, Objects.requireNonNull(parts.get(book)));
            }
        }
        if (waits) {
            waiting.put(run.runId(), run);
            return false;
        }
        waiting.remove(run.runId());
        inTime.forEach(reviews::inTime);
        try {
            post(joint(run, parts, months), crashAfter);
        } catch (Refusal refusal) {
            end(run.runId(), ReviewStatus.ENDED);
            throw refusal;
        }
        posted.put(run.month(), run.inputs());
        end(run.runId(), ReviewStatus.POSTED);
        return true;
    }

    private BookMonth month(WalkedRun run, String owing) {
        var other = World.bookOf(owing);
        var months = watch.book(other).status;
        return new BookMonth(
                other, owing, PostingMonth.in(months, run.month().period(), run.posting()));
    }

    private JointPosting joint(
            WalkedRun run, Map<String, List<EntryDraft>> parts, Map<String, Period> months) {
        var own = run.month().book();
        var all = new ArrayList<JointPosting.Part>();
        all.add(part(run, own, parts, months, heads(run)));
        parts.keySet().stream()
                .filter(book -> !book.equals(own))
                .forEach(book -> all.add(part(run, book, parts, months, List.of())));
        return new JointPosting(run.runId(), run.month().period(), all);
    }

    private JointPosting.Part part(
            WalkedRun run,
            String book,
            Map<String, List<EntryDraft>> parts,
            Map<String, Period> months,
            List<Head> heads) {
        var waived = reviews.waived(WalkedReviews.reviewId(run, book));
        var drafts = Objects.requireNonNull(parts.get(book));
        return new JointPosting.Part(
                journal(book),
                Objects.requireNonNull(months.get(book)),
                heads,
                waived == null ? drafts : drafts.stream().map(one -> one.by(waived)).toList(),
                waived == null ? PREPARER : APPROVER);
    }

    List<Head> heads(WalkedRun run) {
        var period = run.month().period();
        var accounts = new TreeSet<>(run.inputs().bills().keySet());
        var before = posted.get(run.month());
        if (before != null) {
            accounts.addAll(before.bills().keySet());
        }
        var book = watch.book(run.month().book());
        return accounts.stream().map(account -> book.head(period, account)).toList();
    }

    /** A crash somewhere or nowhere; the next start repeats every step. */
    private void post(JointPosting posting, int crashAfter) {
        var left = new int[] {crashAfter};
        Journals crashing =
                command -> {
                    if (left[0]-- == 0) {
                        throw new Crash();
                    }
                    decide(command);
                };
        try {
            posting.begin(crashing);
            posting.post(crashing);
        } catch (Crash crash) {
            posting.begin(aggregates::decide);
            posting.post(aggregates::decide);
        }
        var events = size();
        posting.begin(aggregates::decide);
        posting.post(aggregates::decide);
        assertThat(size()).as("posted again").isEqualTo(events);
    }

    Month runOf(String reviewId) {
        return Objects.requireNonNull(waiting.get(reviews.breach(reviewId).runId())).month();
    }

    WalkedReviews reviews() {
        return reviews;
    }

    /** Two persons waive; whether the run is posted then. */
    boolean waive(String reviewId) {
        reviews.waive(reviewId);
        var runId = reviews.breach(reviewId).runId();
        return proceed(Objects.requireNonNull(waiting.get(runId)), -1);
    }

    /** Two persons reopen the month that the review is about; the run ends. */
    void reopen(String reviewId) {
        var breach = reviews.breach(reviewId);
        reviews.choose(reviewId, Choice.REOPEN);
        change(new Month(breach.book(), breach.originPeriod()), Transition.REOPEN, List.of());
        reviews.reopened(reviewId);
        end(breach.runId(), ReviewStatus.ENDED);
    }

    /** Two persons change the state of a month. */
    void change(Month month, Transition transition, List<ChecklistItem> checklist) {
        var journal = journal(month.book());
        var later = Instant.parse("2027-02-01T08:00:00Z");
        decide(
                new ProposeTransition(
                        journal,
                        month.period(),
                        transition,
                        "month end",
                        checklist,
                        new Stamp(PREPARER.actor(), later)));
        decide(
                new ApproveTransition(
                        journal,
                        month.period(),
                        checklist,
                        watch.book(month.book()).entries.size(),
                        new Stamp(APPROVER.actor(), later)));
    }

    /** Two persons post what no run computes. */
    void adjust(AdjustmentContent content, @Nullable ExchangeRate rate) {
        var id = id("adjustment");
        var drafts = AdjustmentEntries.of(id, content, PREPARER.actor(), rate);
        // As the service does it: a month that takes none is refused before anybody proposes.
        var status = watch.book(content.book()).status.get(content.period());
        if (status == null || !status.takesAdjustments()) {
            throw Refusal.conflict("period-closed", content.period() + " is " + status);
        }
        decide(new ProposeAdjustment(id, content, null, PREPARER));
        decide(new ApproveAdjustment(id, content.hash(), null, APPROVER));
        decide(new PostAdjustment(journal(content.book()), content.period(), drafts, APPROVER));
        decide(new CompleteAdjustment(id, List.of("number"), APPROVER));
    }

    /** Whether anything waits that a month's close has to wait for, too. */
    boolean holds(Month month) {
        return reviews.all().stream()
                        .map(reviews::breach)
                        .anyMatch(one ->
                                one.book().equals(month.book())
                                        && (one.originPeriod().equals(month.period())
                                                || one.postingPeriod().equals(month.period())))
                || waiting.values().stream()
                        .anyMatch(run ->
                                run.month().equals(month)
                                        || (run.month().book().equals(month.book())
                                                && run.posting().equals(month.period())));
    }

    static List<ChecklistItem> checklist(String name, boolean met) {
        return List.of(Samples.met().getFirst(), new ChecklistItem(name, met, "as it is"));
    }

    @Nullable PeriodStatus status(Month month) {
        return watch.book(month.book()).status.get(month.period());
    }
}
