package org.chargebackledger.api.run;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.adjustment.AccrualEnds;
import org.chargebackledger.api.book.BookPart;
import org.chargebackledger.api.book.IntercompanyPairs;
import org.chargebackledger.api.invoice.RoundingService;
import org.chargebackledger.api.materiality.MaterialityGate;
import org.chargebackledger.api.materiality.Waiver;
import org.chargebackledger.api.refusal.Refusals;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.adoption.Differences;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.journal.JointPosting;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.Journals;
import org.chargebackledger.ledger.journal.PostingDigest;
import org.chargebackledger.ledger.run.RunCommand.MarkRunPosted;
import org.chargebackledger.ledger.run.RunCommand.MarkRunPosting;
import org.chargebackledger.ledger.run.RunCommand.RefuseRun;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.PostedAmounts;
import org.chargebackledger.projections.journal.PostedToDate;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunStatus;
import org.chargebackledger.projections.run.Runs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Posts a computed run: what it owes, less what is posted for its month already. Every step may be
 * repeated, and the drafts are the same each time, because entries of an open posting count nowhere
 * until it is complete.
 */
@Component
class PostingService {

    private final CommandGateway commands;
    private final Journals journals;
    private final Books books;
    private final IntercompanyPairs pairs;
    private final Runs runs;
    private final RunDrafts drafts;
    private final PostedAmounts posted;
    private final JournalEntries entries;
    private final AccrualEnds accruals;
    private final RoundingService roundings;
    private final MaterialityGate materiality;
    private final UpToDate upToDate;

    PostingService(
            CommandGateway commands,
            Journals journals,
            Books books,
            IntercompanyPairs pairs,
            Runs runs,
            RunDrafts drafts,
            PostedAmounts posted,
            JournalEntries entries,
            AccrualEnds accruals,
            RoundingService roundings,
            MaterialityGate materiality,
            UpToDate upToDate) {
        this.commands = commands;
        this.journals = journals;
        this.books = books;
        this.pairs = pairs;
        this.runs = runs;
        this.drafts = drafts;
        this.posted = posted;
        this.entries = entries;
        this.accruals = accruals;
        this.roundings = roundings;
        this.materiality = materiality;
        this.upToDate = upToDate;
    }

    /**
     * Posts a run, unless it is material for a closed month and waits for two persons.
     *
     * @param approved where the month must stand and what must come of it; null when nobody
     *     approved another policy for it
     * @throws Refusal {@code run-superseded} if the month has moved, {@code content-differs} if
     *     something else would come of it, {@code adoption-needed} if nobody approved the policy
     */
    void post(KnownRun run, @Nullable AdoptedMonth approved, Stamp stamp) {
        var book = run.inputs().book();
        var period = run.inputs().period();
        var before = posted.toDate(book, period);
        if (!isComplete(run, before)) {
            var all = drafts.of(run, before);
            var parts = pairs.parts(run, all);
            var heads = heads(run, before);
            if (run.status() != RunStatus.POSTING) {
                if (approved == null) {
                    requireSameRules(run, before);
                } else {
                    requireApproved(approved, before, all);
                }
                materiality.supersede(run, stamp);
                if (!materiality.clears(run, parts, stamp)) {
                    return;
                }
            }
            if (!isAnnounced(run)) {
                pin(run, parts, PostingDigest.of(heads, all), stamp);
            }
            post(run, joint(run, heads, parts, stamp), stamp);
        }
        accruals.settle(book);
        roundings.settle(book);
        var numbers = entries.numbersOfRun(book, run.runId());
        commands.sendAndWait(new MarkRunPosted(run.runId(), numbers, stamp));
        materiality.posted(run, other -> entries.numbersOfRun(other, run.runId()), stamp);
    }

    /** Reports that a run failed, whatever it waited for. */
    void failed(String runId, String reason, Stamp stamp) {
        materiality.failed(runId, reason, stamp);
    }

    /** Another run may have posted the month first since this one was ordered. */
    private void requireSameRules(KnownRun run, PostedToDate before) {
        var inputs = run.inputs();
        for (var head : before.heads()) {
            runs.find(head.runId())
                    .map(KnownRun::inputs)
                    .ifPresent(standing ->
                            GoverningPolicy.requireSameRules(
                                    standing,
                                    inputs.policyName(),
                                    inputs.policyVersion(),
                                    inputs.policyHash()));
        }
    }

    private static void requireApproved(
            AdoptedMonth approved, PostedToDate before, List<EntryDraft> drafts) {
        if (!approved.heads().equals(before.heads())) {
            throw Refusal.conflict(
                    "run-superseded",
                    before.originPeriod() + " has moved on since this was approved");
        }
        if (!approved.differences().equals(Differences.of(drafts))) {
            throw Refusal.conflict(
                    "content-differs",
                    "what would be posted for "
                            + before.originPeriod()
                            + " is not what was approved");
        }
    }

    /** Whether the ledger still holds what a posted run says: entries may be reversed since. */
    boolean isWhole(KnownRun run) {
        var book = run.inputs().book();
        var period = run.inputs().period();
        return !posted.endsInReversal(book, period)
                || drafts.of(run, posted.toDate(book, period)).isEmpty();
    }

    /**
     * A crash may have come between the journal's last word and the run's, and others may have
     * posted since.
     */
    private boolean isComplete(KnownRun run, PostedToDate before) {
        return before.heads().stream().anyMatch(head -> head.runId().equals(run.runId()))
                || (run.status() == RunStatus.POSTING
                        && !isAnnounced(run)
                        && !entries.numbersOfRun(run.inputs().book(), run.runId()).isEmpty());
    }

    /** From there it is posted as it was announced: its book takes nothing else meanwhile. */
    private boolean isAnnounced(KnownRun run) {
        return books.openPostings().stream().anyMatch(one -> one.postingId().equals(run.runId()));
    }

    /**
     * Records what is about to be posted. A crash may have come between that and the journal, and
     * others may have posted since: what they did was neither judged nor approved with it.
     */
    private void pin(KnownRun run, List<BookPart> parts, String basis, Stamp stamp) {
        try {
            commands.sendAndWait(new MarkRunPosting(run.runId(), pinned(parts), basis, stamp));
        } catch (RuntimeException e) {
            throw refuse(run, Refusals.in(e).orElseThrow(() -> e), stamp);
        }
    }

    /** No journal has any of it. */
    private Refusal refuse(KnownRun run, Refusal refusal, Stamp stamp) {
        var reason = refusal.type() + ": " + refusal.getMessage();
        commands.sendAndWait(new RefuseRun(run.runId(), reason, stamp));
        return refusal;
    }

    private static @Nullable List<BookMonth> pinned(List<BookPart> parts) {
        return parts.size() == 1 ? null : parts.stream().map(BookPart::month).toList();
    }

    private JointPosting joint(KnownRun run, List<Head> heads, List<BookPart> parts, Stamp stamp) {
        var own = parts.getFirst();
        return new JointPosting(
                run.runId(),
                run.inputs().period(),
                parts.stream()
                        .map(part -> joint(run, part, part.equals(own) ? heads : List.of(), stamp))
                        .toList());
    }

    /** Each book's entries carry what two persons waived there. */
    private JointPosting.Part joint(KnownRun run, BookPart part, List<Head> heads, Stamp stamp) {
        var waiver =
                part.isInTime(run.inputs().period())
                        ? Optional.<Waiver>empty()
                        : materiality.waiver(run.runId(), part.book());
        return new JointPosting.Part(
                JournalCommand.journalId(part.book()),
                part.period(),
                heads,
                waiver.map(one -> part.drafts().stream().map(draft -> draft.by(one.by())).toList())
                        .orElse(part.drafts()),
                waiver.map(one -> new Stamp(one.approvedBy(), stamp.at())).orElse(stamp));
    }

    private void post(KnownRun run, JointPosting posting, Stamp stamp) {
        try {
            posting.begin(journals);
        } catch (Refusal refusal) {
            throw refuse(run, refusal, stamp);
        }
        posting.post(journals);
        upToDate.await();
    }

    /** What the run was computed against: each account's head, or that it has none. */
    private static List<Head> heads(KnownRun run, PostedToDate before) {
        var known =
                before.heads().stream()
                        .collect(Collectors.toMap(Head::account, Function.identity()));
        var heads = new TreeMap<SourceAccount, Head>(known);
        run.accounts()
                .forEach(outcome ->
                        heads.computeIfAbsent(
                                outcome.account(),
                                account -> new Head(before.originPeriod(), account, "", 0)));
        return List.copyOf(heads.values());
    }
}
