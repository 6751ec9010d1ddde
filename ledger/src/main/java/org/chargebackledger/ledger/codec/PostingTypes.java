package org.chargebackledger.ledger.codec;

import static org.chargebackledger.ledger.codec.StoredType.first;

import org.chargebackledger.ledger.erp.ErpEvent.JournalAcknowledged;
import org.chargebackledger.ledger.journal.JournalCommand;
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
import org.chargebackledger.ledger.run.RunEvent.RunComputed;
import org.chargebackledger.ledger.run.RunEvent.RunFailed;
import org.chargebackledger.ledger.run.RunEvent.RunPosted;
import org.chargebackledger.ledger.run.RunEvent.RunPostingBegun;
import org.chargebackledger.ledger.run.RunEvent.RunStarted;
import org.chargebackledger.ledger.run.RunEvent.SharesRecorded;

import java.util.List;

/** What is stored of runs, of the journal and of what became of its entries. */
final class PostingTypes {

    static final List<StoredType> ALL =
            List.of(
                    first("AllocationRun.Started", RunStarted.class, "A run's inputs are pinned."),
                    first(
                            "AllocationRun.SharesRecorded",
                            SharesRecorded.class,
                            "One block of shares; it counts once the run is computed."),
                    first("AllocationRun.Computed", RunComputed.class, "The run's exact outcome."),
                    first(
                            "AllocationRun.Failed",
                            RunFailed.class,
                            "The run has no outcome, and why."),
                    first(
                            "AllocationRun.PostingBegun",
                            RunPostingBegun.class,
                            "What the run posts is decided, and the journals are told."),
                    first(
                            "AllocationRun.Posted",
                            RunPosted.class,
                            "The journal has all of the run's entries."),
                    first("Journal.PeriodOpened", PeriodOpened.class, "A period takes postings."),
                    first(
                            "Journal.PostingBegun",
                            PostingBegun.class,
                            "A run's entries are announced."),
                    first(
                            "Journal.EntriesPosted",
                            EntriesPosted.class,
                            "Entries were numbered, chained and posted."),
                    first(
                            "Journal.PostingCompleted",
                            PostingCompleted.class,
                            "All of a run's entries are posted; it is the head."),
                    first(
                            "Journal.PostingAbandoned",
                            PostingAbandoned.class,
                            "An announcement was taken back; none of it is posted."),
                    first(
                            "Journal.TransitionProposed",
                            TransitionProposed.class,
                            "A change of a period's state awaits approval."),
                    first(
                            "Journal.PeriodSoftClosed",
                            PeriodSoftClosed.class,
                            "A period takes no more runs."),
                    first(
                            "Journal.PeriodClosed",
                            PeriodClosed.class,
                            "A period's content is final."),
                    first(
                            "Journal.PeriodPermanentlyClosed",
                            PeriodPermanentlyClosed.class,
                            "A closed period is never reopened."),
                    first(
                            "Journal.PeriodReopened",
                            PeriodReopened.class,
                            "A period takes postings again."),
                    first(
                            "ErpDelivery.JournalAcknowledged",
                            JournalAcknowledged.class,
                            "The finance system answered for an entry."),
                    new StoredType(
                            "Journal",
                            "5",
                            JournalCommand.decidedBy().getFirst(),
                            "Snapshot of a journal's state."));

    private PostingTypes() {}
}
