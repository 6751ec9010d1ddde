package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseEntry;

/** The mirror image of an entry: its units on the other side, never computed again. */
final class Reversal {

    private static final String POLICY_CHANGE = "POLICY_CHANGE";
    private static final String POSTING = "reversal/";

    private Reversal() {}

    /** What an adoption posted takes two persons, and a closed month must stay whole. */
    static void requireOnePersonMay(Entry original) {
        var content = original.content();
        if (content.approved() != null && content.runId() == null) {
            throw Refusal.conflict(
                    "adjustment-needed",
                    original.number()
                            + " was posted by a decision of two persons: propose an adjustment"
                            + " that takes it back");
        }
        if (content.kind() == EntryKind.INVOICE_ROUNDING) {
            throw Refusal.conflict(
                    "invoice-decides",
                    original.number() + " follows a printed invoice: correct the invoice");
        }
        if (content.kind() == EntryKind.RATE_CHANGE) {
            throw Refusal.conflict(
                    "rate-decides",
                    original.number() + " follows an approved rate: propose another");
        }
        // Out of period in this book alone, what mirrors another's correction has one person's run.
        var isDecided =
                content.kind() == EntryKind.OUT_OF_PERIOD
                        && (!content.isMirrored() || content.approved() != null);
        if (isDecided || POLICY_CHANGE.equals(content.reason())) {
            throw Refusal.conflict(
                    "adoption-needed",
                    original.number()
                            + " was posted by a decision of two persons: adopt the version back for"
                            + " "
                            + content.originPeriod()
                            + " instead of reversing it");
        }
    }

    static void requireUnreversed(boolean reversed, Entry original) {
        if (reversed) {
            throw Refusal.conflict("entry-reversed", original.number() + " is reversed already");
        }
    }

    /** One half cannot be taken back without the other. */
    static void requireAlone(Entry original) {
        var pair = original.content().pair();
        if (pair != null) {
            throw Refusal.conflict(
                    "entry-paired",
                    original.number() + " has its other half in book " + pair.book());
        }
    }

    /** Under which name the reversal of one half is announced. */
    static String postingId(Entry half) {
        var pair = half.content().pair();
        if (pair == null) {
            throw Refusal.invalid("entry-not-paired", half.number() + " has no other half");
        }
        return POSTING + half.number() + "/" + pair.pairId();
    }

    static boolean isPostingId(String id) {
        return id.startsWith(POSTING);
    }

    /** The number of the half whose reversal is announced. */
    static String reversedBy(String postingId) {
        return postingId.substring(POSTING.length(), postingId.indexOf('/', POSTING.length()));
    }

    /** Only an accrual ends by itself. */
    static void requireAccrual(Entry original) {
        if (original.content().kind() != EntryKind.ACCRUAL) {
            throw Refusal.invalid("no-accrual", original.number() + " is no accrual");
        }
    }

    static EntryDraft of(ReverseEntry command) {
        return of(command.original(), command.reason());
    }

    static EntryDraft of(Entry original, String reason) {
        return of(original, EntryKind.REVERSAL, reason);
    }

    static EntryDraft ofAccrual(Entry accrual) {
        return of(accrual, EntryKind.ACCRUAL_REVERSAL, EntryKind.ACCRUAL_REVERSAL.name());
    }

    private static EntryDraft of(Entry original, EntryKind kind, String reason) {
        var content = original.content();
        return new EntryDraft(
                kind,
                content.originPeriod(),
                content.sourceAccount(),
                reason,
                null,
                null,
                original.number(),
                content.approved(),
                null,
                content.pair(),
                content.rate(),
                "Reversal of " + original.number() + ": " + content.description(),
                content.postings().stream().map(Posting::reversed).toList());
    }
}
