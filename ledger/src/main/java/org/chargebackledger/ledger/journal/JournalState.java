package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.JournalCommand.BeginPosting;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodOpened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodPermanentlyClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodReopened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PostingAbandoned;
import org.chargebackledger.ledger.journal.JournalEvent.PostingBegun;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.journal.JournalEvent.TransitionProposed;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What a journal's decisions read, as its events left it; never an entry. SNAPSHOT FORMAT: its
 * fields are stored; a change of them raises the journal's stored revision.
 */
final class JournalState {

    private long sequence;
    private String lastClose = Entry.NO_PREDECESSOR;
    private @Nullable OpenPosting posting;
    private TreeMap<Period, PeriodBook> periods = new TreeMap<>();
    private TrialBalance balance = new TrialBalance();
    private Heads heads = new Heads();
    private TreeMap<String, String> digestsOfPostedRuns = new TreeMap<>();
    private TreeSet<String> adjustments = new TreeSet<>();
    private InvoiceRoundings roundings = new InvoiceRoundings();

    /** The sequence of the book's last entry. */
    long sequence() {
        return sequence;
    }

    String lastClose() {
        return lastClose;
    }

    Heads heads() {
        return heads;
    }

    boolean has(Period period) {
        return periods.containsKey(period);
    }

    PeriodBook period(Period period) {
        var book = periods.get(period);
        if (book == null) {
            throw Refusal.unknown("period-unknown", period + " was never opened");
        }
        return book;
    }

    void requireTakesPostings(Period period) {
        var book = periods.get(period);
        if (book == null || !book.status().takesPostings()) {
            throw Refusal.conflict(
                    "period-not-open",
                    period + " is " + (book == null ? "not opened" : book.status()));
        }
    }

    /** Whether an entry is taken back; refused when it is not as this journal posted it. */
    boolean isReversed(String journalId, Entry original) {
        var book = period(original.period());
        var ordinal = EntryNumber.ordinal(journalId, original.period(), original.number());
        if (ordinal < 1
                || ordinal > book.entries()
                || original.sequence() < 1
                || original.sequence() > sequence
                || !original.computedHash().equals(original.hash())) {
            throw Refusal.invalid(
                    "entry-not-ours", original.number() + " is not as this journal posted it");
        }
        return book.isReversed(ordinal);
    }

    void requireTakesAdjustments(Period period) {
        var status = period(period).status();
        if (!status.takesAdjustments()) {
            throw Refusal.conflict("period-closed", period + " is " + status);
        }
    }

    /** Whether a decision is posted. */
    boolean hasAdjusted(String adjustmentId) {
        return adjustments.contains(adjustmentId);
    }

    InvoiceRoundings roundings() {
        return roundings;
    }

    boolean isPosting() {
        return posting != null;
    }

    boolean isPosting(String runId) {
        return posting != null && posting.runId().equals(runId);
    }

    void requireNoPosting() {
        if (posting != null) {
            throw Refusal.conflict("posting-open", "run " + posting.runId() + " is being posted");
        }
    }

    /** What a close has checked must be what there is. */
    void requireNothingPostedSince(Transition transition, long asOf) {
        if (transition == Transition.CLOSE && asOf != sequence) {
            throw Refusal.conflict(
                    "checklist-outdated",
                    "the checklist saw entry " + asOf + ", the book's last one is " + sequence);
        }
    }

    boolean hasPosted(String runId) {
        return digestsOfPostedRuns.containsKey(runId);
    }

    /** Whether the run is being posted or is posted. */
    boolean knows(String runId) {
        return hasPosted(runId) || isPosting(runId);
    }

    /** Refuses another announcement of a run that was announced before. */
    void requireSame(BeginPosting command) {
        var same =
                (posting != null && posting.runId().equals(command.runId()))
                        ? posting.is(command)
                        : command.digest().equals(digestsOfPostedRuns.get(command.runId()));
        if (!same) {
            throw Refusal.conflict(
                    "posting-differs",
                    "run " + command.runId() + " was announced with other entries");
        }
    }

    OpenPosting posting(String runId) {
        if (posting == null || !posting.runId().equals(runId)) {
            throw Refusal.conflict("posting-not-begun", "run " + runId + " is not being posted");
        }
        return posting;
    }

    static Refusal notAsAnnounced(OpenPosting posting) {
        return Refusal.conflict(
                "posting-not-as-announced",
                "run "
                        + posting.runId()
                        + " announced "
                        + posting.entryCount()
                        + " entries with digest "
                        + posting.digest()
                        + ", these are not they");
    }

    /** What drafts become as the next entries of a period: numbered and chained. */
    List<Entry> numbered(String journalId, Period period, List<EntryDraft> drafts, Stamp stamp) {
        var book = period(period);
        var entries = new ArrayList<Entry>();
        var previousHash = book.head();
        for (var draft : drafts) {
            var ordinal = book.entries() + entries.size() + 1;
            var entry =
                    Entry.chained(
                            EntryNumber.of(journalId, period, ordinal),
                            sequence + entries.size() + 1,
                            period,
                            draft,
                            stamp.at(),
                            stamp.actor(),
                            previousHash);
            previousHash = entry.hash();
            entries.add(entry);
        }
        return List.copyOf(entries);
    }

    void evolve(JournalEvent event) {
        switch (event) {
            case PeriodOpened(_, var period, _) -> periods.put(period, PeriodBook.OPENED);
            case PostingBegun begun -> posting = OpenPosting.of(begun);
            case EntriesPosted posted -> append(posted);
            case PostingCompleted completed -> complete(completed);
            case PostingAbandoned _ -> posting = null;
            case TransitionProposed proposed ->
                    change(
                            proposed.period(),
                            book ->
                                    book.proposing(
                                            new Proposal(
                                                    proposed.transition(),
                                                    proposed.reason(),
                                                    proposed.contentHash(),
                                                    proposed.stamp().actor(),
                                                    proposed.head())));
            case PeriodSoftClosed(_, var period, _, var by) ->
                    change(period, book -> book.becoming(PeriodStatus.SOFT_CLOSED, by.actor()));
            case PeriodClosed closed -> {
                change(
                        closed.period(),
                        book -> book.becoming(PeriodStatus.CLOSED, closed.stamp().actor()));
                lastClose = closed.closeHash();
            }
            case PeriodPermanentlyClosed(_, var period, _, _, _, var by) ->
                    change(
                            period,
                            book -> book.becoming(PeriodStatus.PERMANENTLY_CLOSED, by.actor()));
            case PeriodReopened(_, var period, _, _, _, var by) ->
                    change(period, book -> book.becoming(PeriodStatus.REOPENED, by.actor()));
        }
    }

    private void change(Period period, UnaryOperator<PeriodBook> change) {
        periods.put(period, change.apply(period(period)));
    }

    private void append(EntriesPosted posted) {
        for (var entry : posted.entries()) {
            EntryRules.checkAgain(entry);
            if (entry.sequence() != sequence + 1) {
                throw new IllegalStateException(entry.number() + " is out of sequence");
            }
            sequence++;
            change(posted.period(), book -> book.appending(entry));
            balance.post(entry);
            note(posted.journalId(), entry);
        }
        balance.requireZero();
        if (posting != null) {
            posting = posting.after(posted.entries());
        }
    }

    private void note(String journalId, Entry entry) {
        var content = entry.content();
        switch (content.kind()) {
            case ALLOCATION, TRUE_UP, OUT_OF_PERIOD, RATE_CHANGE -> {}
            case REVERSAL -> {
                reverse(journalId, entry.period(), content.reverses());
                if (!content.isMirrored()) {
                    heads.move(content.originPeriod(), content.sourceAccount(), entry.sequence());
                }
            }
            case ADJUSTMENT, ACCRUAL, OPENING_BALANCE -> {
                var approved = content.approved();
                if (approved != null) {
                    adjustments.add(approved.adjustmentId());
                }
            }
            case INVOICE_ROUNDING -> roundings.note(content);
            // An accrual is posted in the month that it is about.
            case ACCRUAL_REVERSAL -> reverse(journalId, content.originPeriod(), content.reverses());
        }
    }

    private void reverse(String journalId, Period period, @Nullable String original) {
        if (original != null) {
            var ordinal = EntryNumber.ordinal(journalId, period, original);
            change(period, book -> book.reversing(ordinal));
        }
    }

    private void complete(PostingCompleted completed) {
        completed.heads().forEach(heads::put);
        digestsOfPostedRuns.put(completed.runId(), posting(completed.runId()).digest());
        posting = null;
    }
}
