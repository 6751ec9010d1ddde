package org.chargebackledger.ledger.journal;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What can be asked of a book's journal. */
public sealed interface JournalCommand {

    /** Opens a period; an open one stays as it is, a soft-closed or closed one is refused. */
    record OpenPeriod(@TargetAggregateIdentifier String journalId, Period period, Stamp stamp)
            implements JournalCommand {}

    /**
     * Announces a run's entries. Refused as {@code run-superseded} if a head has moved, as {@code
     * posting-open} if another posting is under way; the same announcement again changes nothing.
     *
     * @param digest SHA-256 over the drafts in order, see {@link PostingDigest}
     * @param expectedHeads one for each source account of the run, as the run was computed against
     */
    record BeginPosting(
            @TargetAggregateIdentifier String journalId,
            String runId,
            Period period,
            Period originPeriod,
            int entryCount,
            String digest,
            List<Head> expectedHeads,
            Stamp stamp)
            implements JournalCommand {}

    /**
     * Posts the drafts from ordinal {@code firstOrdinal} (from 0) on; those that are posted already
     * are passed over.
     */
    record PostEntries(
            @TargetAggregateIdentifier String journalId,
            String runId,
            int firstOrdinal,
            List<EntryDraft> drafts,
            Stamp stamp)
            implements JournalCommand {}

    /** Ends the posting; all announced entries must be posted and match the digest. */
    record CompletePosting(@TargetAggregateIdentifier String journalId, String runId, Stamp stamp)
            implements JournalCommand {}

    /**
     * Takes an announcement back, so that the period is free again; allowed while none of its
     * entries is posted. What is not announced stays so.
     */
    record AbandonPosting(@TargetAggregateIdentifier String journalId, String runId, Stamp stamp)
            implements JournalCommand {}

    /**
     * Announces the reversal of one half of an entry that two books share, as {@link BeginPosting}
     * announces a run's entries; see {@link PairReversal}. Refused as {@link ReverseEntry} is.
     */
    record BeginReversal(
            @TargetAggregateIdentifier String journalId, Entry original, String reason, Stamp stamp)
            implements JournalCommand {}

    /**
     * Reverses one entry by a new one with its postings on the other side. Refused when the entry
     * is reversed already, its period takes no postings, or a run is being posted; and when two
     * persons decided on it, because one cannot take that back alone.
     */
    record ReverseEntry(
            @TargetAggregateIdentifier String journalId, Entry original, String reason, Stamp stamp)
            implements JournalCommand {}

    /**
     * Posts what two persons decided; the same decision again changes nothing. Refused when the
     * period takes no adjustments, a run is being posted, or an entry breaks a rule.
     *
     * @param drafts the entries of one decision, of the kinds {@link EntryKind#ADJUSTMENT} and
     *     {@link EntryKind#ACCRUAL}
     * @param stamp whoever approved it
     */
    record PostAdjustment(
            @TargetAggregateIdentifier String journalId,
            Period period,
            List<EntryDraft> drafts,
            Stamp stamp)
            implements JournalCommand {}

    /**
     * Takes an accrual back, in its own period while that takes adjustments or in a later one;
     * once. Nobody decides on it: an accrual is approved with its end.
     */
    record ReverseAccrual(
            @TargetAggregateIdentifier String journalId, Entry accrual, Period period, Stamp stamp)
            implements JournalCommand {}

    /**
     * Posts what is missing so that, all in all, the target is posted between what an invoice
     * prints and what was posted for its lines; nothing when it is. Nobody decides on it: it is no
     * more than the tolerance.
     *
     * @param originPeriod the invoice's month
     * @param target what the invoice prints beyond what is posted for its lines
     * @param tolerance how much that may be
     * @param rate by which it is translated; null where it is in the book's functional currency
     */
    record RoundInvoice(
            @TargetAggregateIdentifier String journalId,
            Period period,
            Period originPeriod,
            SourceAccount sourceAccount,
            InvoiceReference invoice,
            Money target,
            Money tolerance,
            @Nullable ExchangeRate rate,
            Stamp stamp)
            implements JournalCommand {

        /** One in the book's functional currency. */
        public RoundInvoice(
                String journalId,
                Period period,
                Period originPeriod,
                SourceAccount sourceAccount,
                InvoiceReference invoice,
                Money target,
                Money tolerance,
                Stamp stamp) {
            this(
                    journalId,
                    period,
                    originPeriod,
                    sourceAccount,
                    invoice,
                    target,
                    tolerance,
                    null,
                    stamp);
        }
    }

    /**
     * Proposes a change of state; for a close there must be a checklist and it must be met. Another
     * proposal for the period takes the place of the one before.
     *
     * @param checklist what the close service gathered; empty for the other transitions
     */
    record ProposeTransition(
            @TargetAggregateIdentifier String journalId,
            Period period,
            Transition transition,
            String reason,
            List<ChecklistItem> checklist,
            Stamp stamp)
            implements JournalCommand {}

    /**
     * Approves the period's open proposal; not by the person who proposed it. A close of an open
     * period soft-closes it first. Whoever approved the last one changes nothing by saying so
     * again. A close is refused as {@code checklist-outdated} if anything was posted in the book
     * since its checklist was gathered: a month closes as it was looked at.
     *
     * @param asOf sequence of the last entry that the checklist saw; 0 when the book has none
     * @param contentHash what the approver has read: anything else is refused as {@code
     *     content-differs}, and so is a month that got entries since; null names nothing
     */
    record ApproveTransition(
            @TargetAggregateIdentifier String journalId,
            Period period,
            List<ChecklistItem> checklist,
            long asOf,
            @Nullable String contentHash,
            Stamp stamp)
            implements JournalCommand {

        /** One by an approver who names no hash. */
        public ApproveTransition(
                String journalId,
                Period period,
                List<ChecklistItem> checklist,
                long asOf,
                Stamp stamp) {
            this(journalId, period, checklist, asOf, null, stamp);
        }
    }

    /** The journal's stream id. */
    static String journalId(String book) {
        return "journal/" + book;
    }

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(Journal.class);
    }
}
