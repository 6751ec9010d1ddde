package org.chargebackledger.ledger.journal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.JournalCommand.AbandonPosting;
import org.chargebackledger.ledger.journal.JournalCommand.ApproveTransition;
import org.chargebackledger.ledger.journal.JournalCommand.BeginPosting;
import org.chargebackledger.ledger.journal.JournalCommand.BeginReversal;
import org.chargebackledger.ledger.journal.JournalCommand.CompletePosting;
import org.chargebackledger.ledger.journal.JournalCommand.OpenPeriod;
import org.chargebackledger.ledger.journal.JournalCommand.PostAdjustment;
import org.chargebackledger.ledger.journal.JournalCommand.PostEntries;
import org.chargebackledger.ledger.journal.JournalCommand.ProposeTransition;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseAccrual;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseEntry;
import org.chargebackledger.ledger.journal.JournalCommand.RoundInvoice;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodOpened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodPermanentlyClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodReopened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.journal.JournalEvent.TransitionProposed;
import org.chargebackledger.ledger.time.Period;

import java.util.List;

/**
 * A book's journal, its only writer: it numbers, chains and balances every entry and moves the
 * periods. SNAPSHOT FORMAT: its fields are stored; a change of them raises the stored revision.
 */
@AggregateRoot
final class Journal {

    @AggregateIdentifier private String journalId;
    private JournalState state = new JournalState();

    /** For Axon, which rebuilds the journal from a snapshot and its events. */
    Journal() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenPeriod command) {
        if (!state.has(command.period())) {
            apply(new PeriodOpened(command.journalId(), command.period(), command.stamp()));
        } else {
            state.requireTakesPostings(command.period());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(BeginPosting command) {
        PostingAnnouncement.of(command, state).ifPresent(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AbandonPosting command) {
        PostingAnnouncement.of(command, state).ifPresent(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(BeginReversal command) {
        PostingAnnouncement.of(command, state).ifPresent(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PostEntries command) {
        if (state.hasPosted(command.runId())) {
            return; // all of its entries are posted
        }
        var open = state.posting(command.runId());
        var behind = open.posted() - command.firstOrdinal();
        if (command.firstOrdinal() < 0 || behind < 0) {
            throw Refusal.conflict(
                    "posting-gap", "entry " + open.posted() + " of " + open.runId() + " is next");
        }
        if (behind >= command.drafts().size()) {
            return; // all of these are posted
        }
        var drafts = command.drafts().subList(behind, command.drafts().size());
        var after = open.with(drafts);
        if (after.posted() > open.entryCount()
                || (after.posted() == open.entryCount() && !after.isWhole())) {
            throw JournalState.notAsAnnounced(open);
        }
        drafts.forEach(draft -> EntryRules.check(draft, open));
        var entries = state.numbered(journalId, open.period(), drafts, command.stamp());
        apply(new EntriesPosted(journalId, open.period(), open.runId(), open.posted(), entries));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompletePosting command) {
        if (state.hasPosted(command.runId())) {
            return;
        }
        var open = state.posting(command.runId());
        if (!open.isWhole()) {
            throw JournalState.notAsAnnounced(open);
        }
        apply(
                new PostingCompleted(
                        journalId,
                        open.runId(),
                        open.period(),
                        open.originPeriod(),
                        open.entryCount(),
                        open.heads(),
                        command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReverseEntry command) {
        var original = command.original();
        Reversal.requireUnreversed(state.isReversed(journalId, original), original);
        Reversal.requireAlone(original);
        Reversal.requireOnePersonMay(original);
        state.requireTakesPostings(original.period());
        post(original.period(), List.of(Reversal.of(command)), command.stamp());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PostAdjustment command) {
        if (state.hasAdjusted(AdjustmentRules.check(command))) {
            return; // the same decision again
        }
        state.requireTakesAdjustments(command.period());
        post(command.period(), command.drafts(), command.stamp());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReverseAccrual command) {
        var accrual = command.accrual();
        Reversal.requireAccrual(accrual);
        if (state.isReversed(journalId, accrual)) {
            return;
        }
        if (command.period().compareTo(accrual.period()) < 0) {
            throw Refusal.invalid(
                    "posting-before-origin",
                    accrual.number() + " cannot end before it, in " + command.period());
        }
        state.requireTakesAdjustments(command.period());
        post(command.period(), List.of(Reversal.ofAccrual(accrual)), command.stamp());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RoundInvoice command) {
        InvoiceRoundings.check(command);
        var missing = state.roundings().missing(command);
        if (missing.isZero()) {
            return; // it is posted
        }
        state.requireTakesAdjustments(command.period());
        var draft = state.roundings().draft(command, missing);
        EntryRules.checkContent(draft);
        post(command.period(), List.of(draft), command.stamp());
    }

    /** Posts entries that belong to no run. */
    private void post(Period period, List<EntryDraft> drafts, Stamp stamp) {
        state.requireNoPosting();
        apply(
                new EntriesPosted(
                        journalId,
                        period,
                        "",
                        0,
                        state.numbered(journalId, period, drafts, stamp)));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProposeTransition command) {
        var book = state.period(command.period());
        var proposal = Proposal.of(command, book, state.sequence());
        if (proposal.equals(book.proposal())) {
            return;
        }
        TransitionRules.requireReason(command.reason());
        TransitionRules.requirePossible(command.transition(), book.status(), state.isPosting());
        TransitionRules.requireYearOver(
                command.transition(), command.period(), command.stamp().at());
        TransitionRules.requireMet(command.transition(), command.checklist());
        apply(
                new TransitionProposed(
                        journalId,
                        command.period(),
                        command.transition(),
                        command.reason(),
                        proposal.contentHash(),
                        proposal.head(),
                        command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApproveTransition command) {
        var book = state.period(command.period());
        var proposal = book.proposal();
        var approver = command.stamp().actor();
        if (proposal == null) {
            TransitionRules.requireApprovedBy(approver, book, command.period());
            return;
        }
        TransitionRules.requireOthersWork(approver, proposal);
        proposal.requireApproved(command.contentHash(), book);
        TransitionRules.requirePossible(proposal.transition(), book.status(), state.isPosting());
        state.requireNothingPostedSince(proposal.transition(), command.asOf());
        TransitionRules.requireMet(proposal.transition(), command.checklist());
        switch (proposal.transition()) {
            case SOFT_CLOSE -> softClose(command);
            case CLOSE -> close(command, book, proposal);
            case CLOSE_PERMANENTLY ->
                    apply(
                            new PeriodPermanentlyClosed(
                                    journalId,
                                    command.period(),
                                    proposal.reason(),
                                    proposal.by(),
                                    command.contentHash(),
                                    command.stamp()));
            case REOPEN ->
                    apply(
                            new PeriodReopened(
                                    journalId,
                                    command.period(),
                                    proposal.reason(),
                                    proposal.by(),
                                    command.contentHash(),
                                    command.stamp()));
        }
    }

    private void softClose(ApproveTransition command) {
        apply(
                new PeriodSoftClosed(
                        journalId, command.period(), command.contentHash(), command.stamp()));
    }

    private void close(ApproveTransition command, PeriodBook book, Proposal proposal) {
        if (book.status() == PeriodStatus.OPEN) {
            softClose(command);
        }
        apply(
                new PeriodClosed(
                                journalId,
                                command.period(),
                                book.closes() + 1,
                                book.head(),
                                book.entries(),
                                state.sequence(),
                                state.heads().of(command.period()),
                                command.checklist(),
                                proposal.reason(),
                                proposal.by(),
                                command.contentHash(),
                                state.lastClose(),
                                "",
                                command.stamp())
                        .hashed());
    }

    @EventSourcingHandler
    void on(JournalEvent event) {
        journalId = event.journalId();
        state.evolve(event);
    }
}
