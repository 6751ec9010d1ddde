package org.chargebackledger.api.close;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.book.PairReversals;
import org.chargebackledger.api.refusal.Refusals;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.ApproveTransition;
import org.chargebackledger.ledger.journal.JournalCommand.OpenPeriod;
import org.chargebackledger.ledger.journal.JournalCommand.ProposeTransition;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseEntry;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.journal.KnownClose;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.util.List;

/** Moves periods through their life, and reverses entries. */
@Service
public class PeriodService {

    /** How often an approver's checklist may be overtaken by postings before they are told. */
    private static final int ATTEMPTS = 5;

    private final CommandGateway commands;
    private final ReadModels models;
    private final CloseChecklist checklist;
    private final PairReversals pairs;
    private final UpToDate upToDate;

    PeriodService(
            CommandGateway commands,
            ReadModels models,
            CloseChecklist checklist,
            PairReversals pairs,
            UpToDate upToDate) {
        this.commands = commands;
        this.models = models;
        this.checklist = checklist;
        this.pairs = pairs;
        this.upToDate = upToDate;
    }

    public void open(String book, Period period, Stamp stamp) {
        commands.sendAndWait(new OpenPeriod(JournalCommand.journalId(book), period, stamp));
    }

    public void propose(
            String book, Period period, Transition transition, String reason, Stamp stamp) {
        commands.sendAndWait(
                new ProposeTransition(
                        JournalCommand.journalId(book),
                        period,
                        transition,
                        reason,
                        gathered(book, period, transition),
                        stamp));
    }

    /**
     * Approves the open proposal, which must be for that transition. Once it is done the journal
     * decides whether this is the same approval again, as after a crash that lost the answer.
     *
     * @param contentHash of what the approver has read; null of one who names none
     */
    public void approve(
            String book,
            Period period,
            Transition transition,
            @Nullable String contentHash,
            Stamp stamp) {
        var known = find(book, period);
        var proposal = known.proposal();
        var isFitting =
                proposal == null
                        ? isDone(transition, known.status())
                        : proposal.transition() == transition;
        if (!isFitting) {
            throw Refusal.conflict(
                    "nothing-proposed", "no " + transition + " of " + period + " is proposed");
        }
        for (var again = ATTEMPTS - 1; again >= 0; again--) {
            upToDate.await();
            var asOf = models.books().published(book);
            try {
                commands.sendAndWait(
                        new ApproveTransition(
                                JournalCommand.journalId(book),
                                period,
                                gathered(book, period, transition),
                                asOf,
                                contentHash,
                                stamp));
                return;
            } catch (RuntimeException e) {
                if (again == 0 || !isOutdated(e)) {
                    throw e;
                }
            }
        }
    }

    /** Something was posted while the checklist was gathered: it is gathered again. */
    private static boolean isOutdated(RuntimeException failure) {
        return Refusals.in(failure)
                .map(Refusal::type)
                .filter("checklist-outdated"::equals)
                .isPresent();
    }

    private static boolean isDone(Transition transition, PeriodStatus status) {
        return switch (transition) {
            case SOFT_CLOSE -> status == PeriodStatus.SOFT_CLOSED;
            case CLOSE -> status == PeriodStatus.CLOSED;
            case REOPEN -> status == PeriodStatus.REOPENED;
            case CLOSE_PERMANENTLY -> status == PeriodStatus.PERMANENTLY_CLOSED;
        };
    }

    /** Reverses one entry; the number of the reversal is in the read models afterwards. */
    public void reverse(String book, String number, String reason, Stamp stamp) {
        var original =
                models.journalEntries()
                        .find(book, number)
                        .orElseThrow(() -> Refusal.unknown("entry-unknown", "no entry " + number));
        if (original.content().pair() != null) {
            pairs.reverse(book, original, reason, stamp);
        } else {
            commands.sendAndWait(
                    new ReverseEntry(JournalCommand.journalId(book), original, reason, stamp));
        }
    }

    KnownPeriod find(String book, Period period) {
        return models.periods()
                .find(book, period)
                .orElseThrow(() -> Refusal.unknown("period-unknown", "no period " + period));
    }

    /** What the close asks of the period now; of a closed one, what it was closed with. */
    public List<ChecklistItem> checklist(String book, KnownPeriod known) {
        return known.status() == PeriodStatus.CLOSED
                        || known.status() == PeriodStatus.PERMANENTLY_CLOSED
                ? lastClose(known).checklist()
                : checklist.of(book, known.period());
    }

    private static KnownClose lastClose(KnownPeriod known) {
        return known.closes().getLast();
    }

    private List<ChecklistItem> gathered(String book, Period period, Transition transition) {
        if (transition != Transition.CLOSE) {
            return List.of();
        }
        upToDate.await();
        return checklist.of(book, period);
    }
}
