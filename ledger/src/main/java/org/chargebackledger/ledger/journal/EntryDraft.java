package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an entry will say, before the journal numbers and chains it.
 *
 * @param originPeriod the month it is about
 * @param sourceAccount whose bill it allocates
 * @param reason reason code of a true-up, adjustment or reversal; null on a first allocation
 * @param runId the run it posts; null on a reversal of its own
 * @param policyHash content hash of the policy version by which it was computed; null on a
 *     reversal, and on entries from before it was recorded
 * @param reverses number of the entry it reverses; null otherwise
 * @param approved by which decision it is posted; null on what a run posts, unless it is material
 *     for a closed month and was waived, and on a reversal
 * @param invoice the printed invoice whose rounding it posts; null on all others
 * @param pair the other half of an entry that two books share; null on all others
 * @param rate by which its amounts are translated; null where they are in the book's functional
 *     currency
 */
public record EntryDraft(
        EntryKind kind,
        Period originPeriod,
        SourceAccount sourceAccount,
        @Nullable String reason,
        @Nullable String runId,
        @Nullable String policyHash,
        @Nullable String reverses,
        @Nullable Approved approved,
        @Nullable InvoiceReference invoice,
        @Nullable Counterpart pair,
        @Nullable AppliedRate rate,
        String description,
        List<Posting> postings) {

    /** One that stands alone. */
    public EntryDraft(
            EntryKind kind,
            Period originPeriod,
            SourceAccount sourceAccount,
            @Nullable String reason,
            @Nullable String runId,
            @Nullable String policyHash,
            @Nullable String reverses,
            @Nullable Approved approved,
            @Nullable InvoiceReference invoice,
            @Nullable AppliedRate rate,
            String description,
            List<Posting> postings) {
        this(
                kind,
                originPeriod,
                sourceAccount,
                reason,
                runId,
                policyHash,
                reverses,
                approved,
                invoice,
                null,
                rate,
                description,
                postings);
    }

    /** The same as one half of what two books share. */
    public EntryDraft pairedWith(@Nullable Counterpart counterpart) {
        return with(approved, counterpart);
    }

    /** Whether it mirrors what another book's run posts there, whose invoice it is. */
    public boolean isMirrored() {
        return pair != null
                && postings.stream()
                        .noneMatch(one -> one.account().equals(Account.dueFrom(pair.entity())));
    }

    /** The same, posted by a decision of two persons. */
    public EntryDraft by(Approved decision) {
        return with(decision, pair);
    }

    /**
     * The same as a book posts it in a month of its own: out of period where the month that it is
     * about is closed there, whatever it is elsewhere. What was left out of a closed month is an
     * error of that month.
     */
    public EntryDraft postedIn(Period period) {
        var outOfPeriod = !period.equals(originPeriod);
        return switch (kind) {
            case ALLOCATION, TRUE_UP ->
                    outOfPeriod
                            ? with(
                                    EntryKind.OUT_OF_PERIOD,
                                    reason == null ? "ERROR" : reason,
                                    approved,
                                    pair)
                            : this;
            case OUT_OF_PERIOD -> outOfPeriod ? this : with(EntryKind.TRUE_UP, reason, null, pair);
            case RATE_CHANGE -> outOfPeriod ? this : with(kind, reason, null, pair);
            default -> this;
        };
    }

    private EntryDraft with(@Nullable Approved decision, @Nullable Counterpart counterpart) {
        return with(kind, reason, decision, counterpart);
    }

    private EntryDraft with(
            EntryKind as,
            @Nullable String because,
            @Nullable Approved decision,
            @Nullable Counterpart counterpart) {
        return new EntryDraft(
                as,
                originPeriod,
                sourceAccount,
                because,
                runId,
                policyHash,
                reverses,
                decision,
                invoice,
                counterpart,
                rate,
                description,
                postings);
    }

    /** One that posts no invoice's rounding, in a single currency. */
    public EntryDraft(
            EntryKind kind,
            Period originPeriod,
            SourceAccount sourceAccount,
            @Nullable String reason,
            @Nullable String runId,
            @Nullable String policyHash,
            @Nullable String reverses,
            @Nullable Approved approved,
            String description,
            List<Posting> postings) {
        this(
                kind,
                originPeriod,
                sourceAccount,
                reason,
                runId,
                policyHash,
                reverses,
                approved,
                null,
                null,
                description,
                postings);
    }
}
